/// A place in one of the run's input files: 8 bytes, so that every taint and every term can carry one.
///
/// Line and column are derived from it only when something is printed (``SourceMap/location(of:)``).
public struct SourcePosition: Hashable, Sendable {
  /// Which file, as numbered by ``SourceMap``; 0 is no file.
  public let file: FileID
  /// Bytes from the start of the file as stored (a byte order mark counts).
  public let offset: UInt32

  public init(file: FileID, offset: UInt32) {
    self.file = file
    self.offset = offset
  }

  /// For what stands in no file, such as a default.
  public static let none = SourcePosition(file: .none, offset: 0)

  /// Whether this points into a file.
  public var isKnown: Bool { file != .none }
}

/// The number of a file in a ``SourceMap``, from 1.
public struct FileID: Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  public static let none = FileID(rawValue: 0)
}

/// A stretch of bytes of one file, the end not included.
public struct SourceRange: Hashable, Sendable {
  public let file: FileID
  public let start: UInt32
  public let end: UInt32

  public init(file: FileID, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = end
  }

  public static let none = SourceRange(file: .none, start: 0, end: 0)

  public var position: SourcePosition { SourcePosition(file: file, offset: start) }
}

/// A place as a person reads it.
public struct SourceLocation: Hashable, Sendable {
  /// The path as the user gave it.
  public let path: String
  /// From 1; lines end at LF, CRLF or CR.
  public let line: Int
  /// From 1, in Unicode scalars.
  public let column: Int

  public init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }
}
