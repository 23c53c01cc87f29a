/// Where reporters write: gathers bytes and hands them on in big pieces.
public final class ByteOutput {
  private static let pieceSize = 64 * 1024

  private var buffer: [UInt8] = []
  private let drain: ([UInt8]) -> Bool
  /// Whether the reader has gone away; what is written from then on is dropped.
  public private(set) var isClosed = false

  /// - Parameter drain: takes a piece on; false when nobody reads any more.
  public init(_ drain: @escaping ([UInt8]) -> Bool) {
    self.drain = drain
    buffer.reserveCapacity(Self.pieceSize + 4096)
  }

  public func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { flush() }
  }

  public func write(_ text: StaticString) {
    buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  public func write(byte: UInt8) {
    buffer.append(byte)
  }

  public func write(bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.pieceSize { flush() }
  }

  /// Decimal digits, without a String in between.
  public func write(integer: Int64) {
    if integer < 0 { buffer.append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    let start = buffer.count
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    buffer[start...].reverse()
  }

  public func write(spaces count: Int) {
    buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(count, 0)))
  }

  /// Hands on what is left; to be called once at the end.
  public func flush() {
    if !buffer.isEmpty, !isClosed { isClosed = !drain(buffer) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// All that `body` writes, as text.
  public static func text(_ body: (ByteOutput) -> Void) -> String {
    var bytes: [UInt8] = []
    let output = ByteOutput {
      bytes += $0
      return true
    }
    body(output)
    output.flush()
    return String(decoding: bytes, as: UTF8.self)
  }
}
