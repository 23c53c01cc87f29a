public import Input

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder with a cluster, pods, perhaps a configuration, and what kube-scheduler made of them.
public struct ConformanceCase: Hashable, Sendable {
  /// As it was found.
  public let path: String
  /// The name of the folder that it stands in.
  public let folder: String
  public let name: String
  /// The names of its files.
  private let files: Set<String>

  init(path: String, files: Set<String>) {
    self.path = path
    self.files = files
    let parts = CasePath.last(2, of: path)
    name = parts.last ?? path
    folder = parts.dropLast().last ?? ""
  }

  /// `curated/preemption-basic`.
  public var title: String { folder.isEmpty ? name : "\(folder)/\(name)" }

  var cluster: String { path("cluster.yaml") }
  var pods: String { path("pods.yaml") }
  /// nil when the case goes by the default configuration.
  var configuration: String? { files.contains("config.yaml") ? path("config.yaml") : nil }

  /// Where a version's result stands.
  enum Result {
    /// A placement report.
    case report(path: String)
    /// The scheduler's words when it refuses to start.
    case refusal(path: String)
  }

  /// nil for a version that nobody asked.
  func result(of version: ReferenceVersion) -> Result? {
    if let label = version.label {
      if Self.exists(path("refused-\(label).txt")) { return .refusal(path: path("refused-\(label).txt")) }
      if files.contains("expected-\(label).json") { return .report(path: path("expected-\(label).json")) }
    }
    let isStandard = version.decidesAsStandard && files.contains(Self.standardResult)
    return isStandard ? .report(path: path(Self.standardResult)) : nil
  }

  static let standardResult = "expected.json"

  fileprivate static func isResult(_ file: String) -> Bool {
    file == standardResult || file.hasPrefix("expected-") && file.hasSuffix(".json")
  }

  private func path(_ file: String) -> String { "\(path)/\(file)" }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

extension ConformanceCase {
  /// The cases in a folder and below, or the folder itself when it is one, sorted by path.
  ///
  /// - Parameter orOthers: whether there are cases of another kind, so that none of these is no error.
  /// - Throws: when nothing is there, or no case.
  public static func find(in folder: String, orOthers: Bool = false) throws(InputError) -> [ConformanceCase] {
    var files: [String: Set<String>] = [:]
    for file in try ManifestPaths.find(folder).whole() {
      guard let slash = file.lastIndex(of: "/") else { continue }
      files[String(file[..<slash]), default: []].insert(String(file[file.index(after: slash)...]))
    }
    // What holds requests is a case of the API server's, not of kube-scheduler's.
    let cases = files.filter { $0.value.contains(where: isResult) && !$0.value.contains("requests.yaml") }.map {
      ConformanceCase(path: $0.key, files: $0.value)
    }
    if cases.isEmpty, !orOthers {
      throw InputError("no case in \(folder): a case is a folder with \(standardResult) or expected-v1.37.json")
    }
    return cases.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension ConformanceCase: CustomStringConvertible {
  public var description: String { title }
}
