public import Symbols

/// What of a field an update may not change.
public struct Immutability: Sendable {
  /// Paths below it that may change all the same; items of lists have no step.
  public let exceptions: [[Symbol]]
  /// Only where a sibling of the stored object says so.
  public let condition: SiblingCondition?

  init(_ reader: inout NoteReader) {
    exceptions =
      reader.take("except")
      ? reader.next()?.split(at: UInt8(ascii: ",")).map { $0.split(at: UInt8(ascii: ".")).map(\.symbol) } ?? [] : []
    condition = reader.take("if") ? reader.next().map { SiblingCondition($0) } : nil
  }
}
