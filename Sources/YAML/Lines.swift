#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The starts of lines, as far as line feeds end them.
struct Lines {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The start of the first line that starts at an offset above 0 or behind it.
  func start(from offset: Int) -> Int? {
    guard let base = bytes.baseAddress, offset > 0, offset < bytes.count,
      let found = memchr(base + (offset - 1), 0x0A, bytes.count - offset)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
  }

  /// The start of the first line behind an offset that starts with a byte.
  func startingWith(_ byte: UInt8, from offset: Int) -> Int? {
    var at = offset
    // Lines are many and such lines few: looking for the byte is quicker than looking for the ends of lines.
    while let base = bytes.baseAddress, at < bytes.count,
      let found = memchr(base + at, Int32(byte), bytes.count - at)
    {
      let place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      if place > 0, bytes[place - 1] == 0x0A { return place }
      at = place + 1
    }
    return nil
  }

  /// The start of the line before the one that starts at an offset, nil at the file's start.
  func start(before offset: Int) -> Int? {
    guard offset > 0 else { return nil }
    var at = offset - 1
    while at > 0, bytes[at - 1] != 0x0A { at -= 1 }
    return at
  }
}
