public import Kinds
public import Symbols
import Synchronization

/// The resources that an API server of a release serves.
public struct ResourceTable: Sendable {
  /// In the order of discovery; of a group with several versions the preferred one comes last to be found first.
  public let all: [ServedResource]
  private let byVersion: [String: [String: ServedResource]]
  private let byGroup: [String: [ServedResource]]
  private let byKind: [Symbol: [ServedResource]]
  /// The versions of each group, the preferred one first.
  public let groups: [(name: String, versions: [String])]

  /// - Complexity: O(1) after the first of a release.
  public static func of(_ release: Release) -> ResourceTable {
    tables.withLock { tables in
      if let known = tables[release] { return known }
      let made = ResourceTable(release)
      tables[release] = made
      return made
    }
  }

  private static let tables = Mutex<[Release: ResourceTable]>([:])

  private init(_ release: Release) {
    all = Self.text.split(separator: "\n").compactMap { ServedResource(line: $0, in: release) }
    byVersion = Dictionary(grouping: all) { $0.apiVersion.text }.mapValues { found in
      Dictionary(found.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    byGroup = Dictionary(grouping: all, by: \.group)
    byKind = Dictionary(grouping: all, by: \.kind)
    var groups: [(name: String, versions: [String])] = []
    for resource in all {
      if let place = groups.firstIndex(where: { $0.name == resource.group }) {
        if !groups[place].versions.contains(resource.version) { groups[place].versions.append(resource.version) }
      } else {
        groups.append((resource.group, [resource.version]))
      }
    }
    // v2 before v1.
    self.groups = groups.map { ($0.name, $0.versions.sorted { $0 > $1 }) }
  }

  /// A resource in a version, or in the one that the server prefers.
  public func resource(_ name: String, group: String, version: String = "") -> ServedResource? {
    if !version.isEmpty { return byVersion[group.isEmpty ? version : "\(group)/\(version)"]?[name] }
    let found = (byGroup[group] ?? []).filter { $0.name == name }
    return found.max { $0.version < $1.version }
  }

  /// Where objects of a kind are.
  public func resource(apiVersion: Symbol, kind: Symbol) -> ServedResource? {
    byKind[kind]?.first { $0.apiVersion == apiVersion }
  }

  /// Where objects of a kind are, in the version that the server prefers.
  public func resource(kind: Symbol) -> ServedResource? {
    byKind[kind]?.filter(\.isStored).max { $0.version < $1.version }
  }

  public func hasGroup(_ name: String) -> Bool { byGroup[name] != nil }
  public func hasVersion(_ apiVersion: String) -> Bool { byVersion[apiVersion] != nil }
}

extension ServedResource {
  private static let everyVerb: Set<String> = [
    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
  ]

  /// nil for one that the release does not have.
  fileprivate init?(line: Substring, in release: Release) {
    let halves = line.split(separator: ":", maxSplits: 1)
    var words = halves[0].split(separator: " ")[...]
    guard words.count >= 3 else { return nil }
    apiVersion = Symbol(String(words.removeFirst()))
    name = String(words.removeFirst())
    kind = Symbol(String(words.removeFirst()))
    group = String(apiVersion.apiGroup)
    version = String(apiVersion.text.split(separator: "/").last ?? "")
    var isNamespaced = true
    var verbs = Self.everyVerb
    while let word = words.popFirst() {
      if word == "cluster" {
        isNamespaced = false
      } else if word == "since" {
        let minor = words.popFirst().flatMap { Int($0.dropFirst(2)) } ?? 0
        if release < Release(minor: minor) { return nil }
      } else {
        verbs = Set(word.split(separator: ",").map(String.init))
      }
    }
    self.isNamespaced = isNamespaced
    self.verbs = verbs
    isStored = verbs.contains("get")
    subresources = Set(
      (halves.count > 1 ? halves[1] : "").split(separator: " ").compactMap { word in
        let parts = word.split(separator: "@")
        if parts.count > 1, release < Release(minor: Int(parts[1]) ?? 0) { return nil }
        return String(parts[0])
      })
  }
}
