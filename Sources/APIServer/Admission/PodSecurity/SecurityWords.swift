import SourceText

/// How the API server's messages about pod security count and list.
enum SecurityWords {
  /// `"a", "b"`: in quotes, which the names' own characters do not change.
  static func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }

  /// `container "a"`, `containers "a", "b"`.
  static func named(_ singular: String, _ names: [String]) -> String {
    "\(singular)\(names.count == 1 ? "" : "s") \(quoted(names))"
  }

  static func containers(_ names: [String]) -> String { named("container", names) }
}

/// Who sets something that must not be set: the pod, containers.
struct SecuritySetters {
  private(set) var isPod = false
  private(set) var names: [String] = []
  private(set) var positions: [SourcePosition] = []

  var isEmpty: Bool { !isPod && names.isEmpty }

  mutating func addPod(_ place: SourcePosition) {
    isPod = true
    positions.append(place)
  }

  mutating func add(_ part: PodSecuritySubject.Part, _ place: SourcePosition) {
    names.append(part.name)
    positions.append(place)
  }

  /// `pod and container "a"`.
  var words: String { parts.joined(separator: " and ") }

  /// `pod`, `container "a"`.
  var parts: [String] { (isPod ? ["pod"] : []) + (names.isEmpty ? [] : [SecurityWords.containers(names)]) }
}
