/// Where reporters write: gathers bytes and hands them on in big pieces.
public final class ByteOutput {
  private static let pieceSize = 64 * 1024

  // Documents of hundreds of megabytes pass through here in small bits, so no check of access is made for each bit.
  @exclusivity(unchecked) private var buffer: [UInt8] = []
  private let drain: ([UInt8]) -> Bool
  /// Whether the reader has gone away; what is written from then on is dropped.
  public private(set) var isClosed = false

  /// - Parameter drain: takes a piece on; false when nobody reads any more.
  public init(_ drain: @escaping ([UInt8]) -> Bool) {
    self.drain = drain
    buffer.reserveCapacity(Self.pieceSize + 4096)
  }

  public func write(_ text: String) {
    var text = text
    text.withUTF8 { write(bytes: $0) }
  }

  public func write(_ text: StaticString) {
    buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  public func write(byte: UInt8) {
    buffer.append(byte)
  }

  public func write(bytes: UnsafeBufferPointer<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.pieceSize { flush() }
  }

  /// Decimal digits, without a String in between.
  public func write(integer: Int64) {
    if integer < 0 { buffer.append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    // The power of ten of the first digit.
    var power: UInt64 = 1
    while rest / power >= 10 { power *= 10 }
    while power > 0 {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
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
    String(decoding: bytes(body), as: UTF8.self)
  }

  /// All that `body` writes.
  public static func bytes(_ body: (ByteOutput) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    let output = ByteOutput {
      bytes += $0
      return true
    }
    body(output)
    output.flush()
    return bytes
  }
}
