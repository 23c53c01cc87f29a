public import Input
import Versions

/// A folder with requests, perhaps a setup, and what a real API server answered.
public struct RequestCase: Hashable, Sendable {
  /// As it was found.
  public let path: String
  private let files: Set<String>

  /// What is there before the requests come; nil for nothing.
  public var setup: String? { files.contains("setup.yaml") ? "\(path)/setup.yaml" : nil }
  public var requests: String { "\(path)/\(Self.requestFile)" }

  /// `control-plane/admission`: the two folders that it stands in.
  public var folder: String { CasePath.last(3, of: path).dropLast().joined(separator: "/") }
  /// `control-plane/admission/priority-conflict`.
  public var title: String { CasePath.last(3, of: path).joined(separator: "/") }

  private static let requestFile = "requests.yaml"
  private static let laterAnswers = "expected-v1.37.json"

  /// Where the answers of a version stand; nil for a version that nobody asked.
  func answers(of version: KubernetesVersion) -> String? {
    let isLater = version.minor >= 37
    guard version.minor >= 36 else { return nil }
    return
      "\(path)/\(isLater && files.contains(Self.laterAnswers) ? Self.laterAnswers : ConformanceCase.standardResult)"
  }

  /// The cases in a folder and below, or the folder itself when it is one, sorted by path; none where there are none.
  ///
  /// - Throws: when nothing is there.
  public static func find(in folder: String) throws(InputError) -> [RequestCase] {
    var files: [String: Set<String>] = [:]
    for file in try ManifestPaths.find(folder).whole() {
      guard let slash = file.lastIndex(of: "/") else { continue }
      files[String(file[..<slash]), default: []].insert(String(file[file.index(after: slash)...]))
    }
    return files.filter { $0.value.contains(requestFile) && $0.value.contains(ConformanceCase.standardResult) }
      .map { RequestCase(path: $0.key, files: $0.value) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
