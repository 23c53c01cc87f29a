/// A piece of text from a manifest (a label key, a node name, an image ...) as a 4-byte handle.
///
/// Two symbols are equal exactly when their texts are equal, so matching is an integer comparison.
/// The numbers depend on the order in which texts were met: never sort output by them, use ``text``
/// or ``precedes(_:)``.
@frozen
public struct Symbol: Hashable, Sendable {
  /// The handle. 0 is ``none``; handles up to `Keyword.allCases.count` are the well-known words.
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Interns a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) {
    var text = text
    self = text.withUTF8 { SymbolTable.shared.intern(UnsafeRawBufferPointer($0)) }
  }

  /// The symbol of a literal, at the cost of a look where it was met before.
  public init(_ literal: StaticString) { self = LiteralCache.shared.symbol(literal) }

  /// Interns a text given as UTF-8 bytes.
  public init(utf8 bytes: UnsafeRawBufferPointer) {
    self = SymbolTable.shared.intern(bytes)
  }

  /// The empty text, which also stands for "absent" where Kubernetes makes no difference.
  public static let none = Symbol(rawValue: 0)

  /// Whether this is the empty text.
  @inlinable
  public var isEmpty: Bool { rawValue == 0 }

  /// The text.
  public var text: String { SymbolTable.shared.text(of: self) }

  /// Calls `body` with the UTF-8 bytes of the text, without a copy.
  public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try body(SymbolTable.shared.bytes(of: self))
  }

  /// Orders by the bytes of the text, as Go compares strings.
  public func precedes(_ other: Symbol) -> Bool {
    if self == other { return false }
    let a = SymbolTable.shared.bytes(of: self)
    let b = SymbolTable.shared.bytes(of: other)
    let common = min(a.count, b.count)
    for i in 0..<common where a[i] != b[i] { return a[i] < b[i] }
    return a.count < b.count
  }

  /// Whether the text starts with `prefix`.
  public func hasPrefix(_ prefix: StaticString) -> Bool {
    let bytes = SymbolTable.shared.bytes(of: self)
    guard bytes.count >= prefix.utf8CodeUnitCount else { return false }
    for i in 0..<prefix.utf8CodeUnitCount where bytes[i] != prefix.utf8Start[i] { return false }
    return true
  }
}

extension Symbol: CustomStringConvertible {
  public var description: String { text }
}

extension Symbol: ExpressibleByStringLiteral {
  public init(stringLiteral value: StaticString) {
    self.init(value)
  }
}
