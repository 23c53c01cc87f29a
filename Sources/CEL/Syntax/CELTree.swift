/// A node of an expression's tree as it is read, and as the checker marks it.
final class CELTree {
  indirect enum Kind {
    case literal(CELValue)
    case name(String)
    case select(CELTree, field: String, isTest: Bool)
    case call(String, target: CELTree?, [CELTree])
    case list([CELTree], optional: Set<Int>)
    case map([Entry])
    /// A message, which the API server's expressions never make: its type and the values of its fields.
    case message(String, [CELTree])
    case fold(Fold)
  }

  struct Entry {
    let key: CELTree
    let value: CELTree
    let isOptional: Bool
  }

  struct Fold {
    let range: CELTree
    let name: String
    /// Of the second variable, in macros that have two.
    var secondName: String?
    let result: String
    let start: CELTree
    let condition: CELTree
    let step: CELTree
    let end: CELTree
  }

  var kind: Kind
  /// In characters.
  let offset: Int
  var type = CELType.error
  /// The overloads of a call that may be meant.
  var overloads: [String] = []
  /// How many nodes stand below each other.
  private(set) var depth = 1

  /// Deeper trees are refused, as the API server refuses them.
  static let maximumDepth = 200

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
    depth = 1 + (parts.map(\.depth).max() ?? 0)
  }

  /// A copy with no part of its own in common, so that it is checked for itself.
  func copied() -> CELTree {
    switch kind {
    case .literal, .name: CELTree(kind, at: offset)
    case .select(let operand, let field, let isTest):
      CELTree(.select(operand.copied(), field: field, isTest: isTest), at: offset)
    case .call(let name, let target, let arguments):
      CELTree(.call(name, target: target?.copied(), arguments.map { $0.copied() }), at: offset)
    case .list(let items, let optional): CELTree(.list(items.map { $0.copied() }, optional: optional), at: offset)
    case .map(let entries):
      CELTree(
        .map(
          entries.map { Entry(key: $0.key.copied(), value: $0.value.copied(), isOptional: $0.isOptional) }), at: offset)
    case .message(let type, let values): CELTree(.message(type, values.map { $0.copied() }), at: offset)
    case .fold(let fold):
      CELTree(
        .fold(
          Fold(
            range: fold.range.copied(), name: fold.name, secondName: fold.secondName, result: fold.result,
            start: fold.start.copied(), condition: fold.condition.copied(), step: fold.step.copied(),
            end: fold.end.copied())), at: offset)
    }
  }

  /// `a.b.c` as one name, nil for anything else.
  var qualifiedName: String? {
    switch kind {
    case .name(let name): name
    case .select(let operand, let field, false): operand.qualifiedName.map { "\($0).\(field)" }
    default: nil
    }
  }
}
