/// A line of a `.gitignore`.
///
/// Source: "Pattern format" in git's documentation of gitignore.
struct IgnorePattern {
  /// Whether it takes back what an earlier line left out.
  let isNegated: Bool
  private let isForFolders: Bool
  private let parts: [Part]

  /// What stands between two slashes.
  private enum Part {
    /// `**`: any number of folders.
    case folders
    case name([Token])
  }

  private enum Token {
    case byte(UInt8)
    case any
    case run
    case set([ClosedRange<UInt8>], isNegated: Bool)

    func allows(_ byte: UInt8) -> Bool {
      switch self {
      case .byte(let wanted): byte == wanted
      case .any: true
      case .run: false
      case .set(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
      }
    }
  }

  /// nil for a line that says nothing: blank, or a comment.
  init?(_ line: some Sequence<UInt8>) {
    var bytes = Array(line)
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    while bytes.last == UInt8(ascii: " "), bytes.dropLast().last != UInt8(ascii: "\\") { bytes.removeLast() }
    if bytes.first == UInt8(ascii: "#") { return nil }
    isNegated = bytes.first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    isForFolders = bytes.last == UInt8(ascii: "/")
    if isForFolders { bytes.removeLast() }
    // A slash at the front or in the middle ties the pattern to the folder of the file.
    let isTied = bytes.contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    if bytes.isEmpty { return nil }
    var parts: [Part] = isTied ? [] : [.folders]
    let texts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
    for (index, text) in texts.enumerated() {
      if text.elementsEqual([UInt8(ascii: "*"), UInt8(ascii: "*")]) {
        parts.append(.folders)
        // All that is in a folder, and not the folder itself.
        if index == texts.count - 1 { parts.append(.name([.run])) }
      } else {
        parts.append(.name(Self.tokens(Array(text))))
      }
    }
    self.parts = parts
  }

  private static func tokens(_ text: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var at = 0
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "*"):
        if case .run? = tokens.last {} else { tokens.append(.run) }
      case UInt8(ascii: "?"): tokens.append(.any)
      case UInt8(ascii: "\\") where at + 1 < text.count:
        at += 1
        tokens.append(.byte(text[at]))
      case UInt8(ascii: "["):
        if let (set, end) = set(text, from: at + 1) {
          tokens.append(set)
          at = end
        } else {
          tokens.append(.byte(text[at]))
        }
      default: tokens.append(.byte(text[at]))
      }
      at += 1
    }
    return tokens
  }

  /// - Returns: the set and the place of its `]`; nil when there is none.
  private static func set(_ text: [UInt8], from start: Int) -> (Token, Int)? {
    var at = start
    let isNegated = at < text.count && (text[at] == UInt8(ascii: "!") || text[at] == UInt8(ascii: "^"))
    if isNegated { at += 1 }
    var ranges: [ClosedRange<UInt8>] = []
    let first = at
    while at < text.count, at == first || text[at] != UInt8(ascii: "]") {
      if text[at] == UInt8(ascii: "\\"), at + 1 < text.count { at += 1 }
      let low = text[at]
      if at + 2 < text.count, text[at + 1] == UInt8(ascii: "-"), text[at + 2] != UInt8(ascii: "]") {
        if low <= text[at + 2] { ranges.append(low...text[at + 2]) }
        at += 3
      } else {
        ranges.append(low...low)
        at += 1
      }
    }
    return at < text.count ? (.set(ranges, isNegated: isNegated), at) : nil
  }

  /// - Parameter path: the names on the way, from the folder that the `.gitignore` stands in.
  /// - Complexity: O(*n* · *m*) in the lengths of path and pattern.
  func matches(_ path: [ArraySlice<UInt8>], isFolder: Bool) -> Bool {
    if isForFolders, !isFolder { return false }
    var part = 0
    var name = 0
    var open: (part: Int, name: Int)?
    while name < path.count {
      if part < parts.count {
        switch parts[part] {
        case .folders:
          open = (part, name)
          part += 1
          continue
        case .name(let tokens) where Self.matches(tokens, path[name]):
          part += 1
          name += 1
          continue
        case .name: break
        }
      }
      guard let last = open else { return false }
      open = (last.part, last.name + 1)
      part = last.part + 1
      name = last.name + 1
    }
    return part == parts.count
  }

  private static func matches(_ tokens: [Token], _ name: ArraySlice<UInt8>) -> Bool {
    var token = 0
    var at = name.startIndex
    var open: (token: Int, at: Int)?
    while at < name.endIndex {
      if token < tokens.count {
        if case .run = tokens[token] {
          open = (token, at)
          token += 1
          continue
        }
        if tokens[token].allows(name[at]) {
          token += 1
          at += 1
          continue
        }
      }
      guard let last = open else { return false }
      open = (last.token, last.at + 1)
      token = last.token + 1
      at = last.at + 1
    }
    if token < tokens.count, case .run = tokens[token] { token += 1 }
    return token == tokens.count
  }
}
