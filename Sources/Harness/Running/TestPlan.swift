import Expectations
public import Grammar
import Report
import SourceText
public import Versions

/// Which tests of files are run, and in which order.
public struct TestPlan: Sendable {
  /// A test to run, or what is in the way of all tests of a file.
  struct Item: Sendable {
    let name: String
    /// The test file.
    let path: String
    let position: SourcePosition
    /// nil for a file that cannot be read.
    let test: PlacementTest?
    /// What makes it unusable.
    let problems: [Diagnostic]
    /// To run under, one after the other.
    let versions: [KubernetesVersion]
    /// The place of its first result among those of all tests, from 1.
    var number = 0

    /// A test has a result for each version.
    var resultCount: Int { problems.isEmpty ? versions.count : 1 }
  }

  private(set) var items: [Item] = []
  /// What the test files are warned about.
  private(set) var warnings: [Diagnostic] = []
  /// How many results all items have, those of other shards too.
  public private(set) var resultCount = 0
  public private(set) var shard: Shard?

  /// Whether nothing is left to run.
  public var isEmpty: Bool { items.isEmpty }

  /// How many tests are run.
  public var count: Int { items.count }

  /// - Parameters:
  ///   - filter: tests whose name does not match are left out.
  ///   - version: for tests that name none.
  public init(_ files: [TestFile], filter: Glob? = nil, version: KubernetesVersion = .standard) {
    var owners: [String: String] = [:]
    for file in files {
      let path = file.file.path
      warnings += file.diagnostics.filter { $0.severity == .warning }
      let errors = file.diagnostics.filter { $0.severity == .error }
      if !errors.isEmpty {
        let start = SourcePosition(file: file.file.id, offset: 0)
        add(Item(name: path, path: path, position: start, test: nil, problems: errors, versions: []))
      }
      for entry in file.tests {
        let test = entry.test
        let name = test.name.isEmpty ? path : test.name
        if let filter, !filter.matches(name) { continue }
        var problems = entry.diagnostics.filter { $0.severity == .error }
        if let golden = test.golden, let owner = owners.updateValue(name, forKey: test.resolve(golden)) {
          problems.append(
            .error(
              .unusableGolden, at: golden.range, "\(golden.text) is the golden file of '\(owner)' already, name another"
            ))
        }
        var versions = test.versions.isEmpty ? [version] : test.versions
        do {
          versions = try versions.map { version throws(FeatureGateError) in try version.setting(test.featureGates) }
        } catch {
          problems.append(.error(.unusableFixture, at: test.range, error.message))
        }
        add(
          Item(
            name: name, path: path, position: test.range.position, test: test, problems: problems, versions: versions))
      }
    }
  }

  private mutating func add(_ item: Item) {
    var item = item
    item.number = resultCount + 1
    resultCount += item.resultCount
    items.append(item)
  }

  /// One of several parts in which a suite runs.
  public struct Shard: Hashable, Sendable {
    /// From 1.
    public let index: Int
    public let total: Int

    public init(index: Int, total: Int) {
      self.index = index
      self.total = total
    }
  }

  /// What a shard runs: of all tests in the order of their names, each so-manyth one.
  public func part(_ shard: Shard) -> TestPlan {
    var part = self
    part.shard = shard
    let order = items.indices.sorted { a, b in
      if items[a].name == items[b].name { return a < b }
      return items[a].name.utf8.lexicographicallyPrecedes(items[b].name.utf8)
    }
    let mine = order.enumerated().filter { $0.offset % shard.total == shard.index - 1 }.map(\.element)
    part.items = mine.sorted().map { items[$0] }
    return part
  }
}
