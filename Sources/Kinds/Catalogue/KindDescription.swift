public import Symbols

/// What is to be known of a kind as a whole. Its fields: ``Schema``.
public struct KindDescription: Sendable {
  public let name: Symbol
  /// The place of its text among all texts.
  let text: Int
  /// In the order in which to take one: the first is the one to write.
  public let versions: [KindVersion]
  public let isNamespaced: Bool
  /// Whether some command but `validate` and `snapshot` looks at it.
  public let isRead: Bool
  /// Whether `validate` knows it.
  public let isValidated: Bool
  private let resourceWords: Piece
  private let playsWords: Piece
  private let snapshotWord: Piece
  private let askedWord: Piece

  /// The plural: `deployments`.
  public var resource: String { resourceWords.words.first?.text ?? "" }
  public var shortNames: [String] { resourceWords.words.dropFirst().map(\.text) }
  /// What of it is played, in words; empty for nothing.
  public var plays: String { playsWords.text }
  /// The part of a snapshot that it belongs to; empty when a snapshot leaves it out.
  public var snapshotTopic: String { snapshotWord.text }
  /// With which others a live snapshot asks for it, `always` for all clusters; empty when it does not.
  public var askedWith: String { askedWord.text }

  /// The version to write.
  public var current: Symbol { versions.first?.apiVersion ?? .none }

  /// As kubectl takes it without a doubt: `deployments.apps`.
  public var qualifiedResource: String {
    let group = current.apiGroup
    return group.isEmpty ? resource : "\(resource).\(group)"
  }

  public func version(_ apiVersion: Symbol) -> KindVersion? { versions.first { $0.apiVersion == apiVersion } }

  /// The API groups that have, or had, it.
  public func isOf(group: some StringProtocol) -> Bool { versions.contains { $0.apiVersion.apiGroup == group } }

  /// nil for a text that describes no kind.
  init?(_ piece: Piece, text: Int) {
    guard piece.hasPrefix("kind ") else { return nil }
    let (first, rest) = piece.cut(at: UInt8(ascii: "\n"))
    name = first.dropFirst(5).symbol
    self.text = text
    var versions: [KindVersion] = []
    var lines: (resource: Piece, plays: Piece, snapshot: Piece, asked: Piece) = (.empty, .empty, .empty, .empty)
    var isNamespaced = true
    var flags: [Piece] = []
    for line in rest.lines {
      guard line.hasPrefix("  ") else { break }
      let (key, value) = line.dropFirst(2).cut(at: UInt8(ascii: " "))
      let availability: KindVersion.Availability? =
        key.isText("served") ? .served : key.isText("optional") ? .optional : key.isText("once") ? .once : nil
      if let availability {
        versions += value.split(at: UInt8(ascii: ",")).map { KindVersion($0, availability) }
      } else if key.isText("resource") {
        lines.resource = value
      } else if key.isText("scope") {
        isNamespaced = value.isText("namespaced")
      } else if key.isText("is") {
        flags = value.words
      } else if key.isText("plays") {
        lines.plays = value
      } else if key.isText("snapshot") {
        lines.snapshot = value
      } else if key.isText("asked") {
        lines.asked = value
      }
    }
    self.versions = versions
    self.isNamespaced = isNamespaced
    isRead = flags.contains { $0.isText("read") }
    isValidated = flags.contains { $0.isText("validated") }
    (resourceWords, playsWords, snapshotWord, askedWord) = lines
  }
}
