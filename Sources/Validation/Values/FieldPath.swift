/// How the API server names a place in an object: `spec.containers[0].resources.limits[cpu]`.
final class FieldPath: Sendable {
  private enum Step: Sendable {
    case name(StaticString)
    case index(Int)
    case key(String)
    case text(String)
  }

  private let parent: FieldPath?
  private let step: Step

  private init(_ parent: FieldPath?, _ step: Step) {
    self.parent = parent
    self.step = step
  }

  /// Of the object itself.
  static let root = FieldPath(nil, .text(""))

  func child(_ name: StaticString) -> FieldPath { FieldPath(self, .name(name)) }
  func child(text name: String) -> FieldPath { FieldPath(self, .text(name)) }
  func index(_ index: Int) -> FieldPath { FieldPath(self, .index(index)) }
  func key(_ key: String) -> FieldPath { FieldPath(self, .key(key)) }

  var text: String {
    let before = parent?.text ?? ""
    let dot = before.isEmpty ? "" : "."
    switch step {
    case .name(let name): return "\(before)\(dot)\(name)"
    case .text(let name): return "\(before)\(dot)\(name)"
    case .index(let index): return "\(before)[\(index)]"
    case .key(let key): return "\(before)[\(key)]"
    }
  }
}
