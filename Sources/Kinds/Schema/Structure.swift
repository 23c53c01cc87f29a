public import Symbols

/// A struct of the API.
public struct Structure: Sendable {
  let namePiece: Piece
  public internal(set) var keys: ContiguousArray<Symbol> = []
  public internal(set) var types: ContiguousArray<ValueType> = []
  /// What else the description says of each field.
  var notes: ContiguousArray<Piece> = []
  /// Fields that not every release and version has, by their places.
  var limited: [Int: FieldLimit] = [:]
  /// Whether server-side apply takes it for one value, that has one owner.
  public let isAtomic: Bool

  /// Whether it is of the core group, or of what all groups share.
  public let isCommon: Bool

  init(_ name: Piece, isAtomic: Bool = false, isCommon: Bool) {
    namePiece = name
    self.isAtomic = isAtomic
    self.isCommon = isCommon
  }

  /// As error texts have it.
  public var name: String { namePiece.text }

  /// The place of a field of that name.
  @inlinable
  public func place(of key: Symbol) -> Int? {
    for i in keys.indices where keys[i] == key { return i }
    return nil
  }

  /// Whether that release has the field in that version of the kind.
  public func isServed(_ place: Int, in release: Release, _ apiVersion: Symbol) -> Bool {
    if limited.isEmpty { return true }
    return limited[place]?.holds(in: release, apiVersion) ?? true
  }

  /// The names of the fields that there are then.
  public func fieldNames(in release: Release, _ apiVersion: Symbol) -> [String] {
    keys.indices.filter { isServed($0, in: release, apiVersion) }.map { keys[$0].text }
  }
}

/// When there is a field.
struct FieldLimit: Sendable {
  var since: Release?
  var until: Release?
  var apiVersion: Symbol?

  func holds(in release: Release, _ version: Symbol) -> Bool {
    since.map { $0 <= release } != false && until.map { release < $0 } != false
      && apiVersion.map { version.isEmpty || $0 == version } != false
  }
}
