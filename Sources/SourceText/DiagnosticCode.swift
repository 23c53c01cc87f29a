/// Which kind of trouble a diagnostic tells of, for programs: stable from release to release, whatever the words are.
///
/// Codes are declared beside what tells of them, each module's in its `DiagnosticCodes.swift`.
public struct DiagnosticCode: Hashable, Sendable, CustomStringConvertible {
  /// Small letters and dashes: `duplicate-key`.
  public let text: String
  /// What it means: the end of "this says that", for whoever looks a code up.
  public let meaning: String

  public init(_ text: String, _ meaning: String) {
    self.text = text
    self.meaning = meaning
  }

  public var description: String { text }

  public static func == (a: DiagnosticCode, b: DiagnosticCode) -> Bool { a.text == b.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
