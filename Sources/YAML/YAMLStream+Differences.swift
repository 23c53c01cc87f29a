import CLibYAML
import SourceText

/// What libyaml takes and Kubernetes' own reader, go-yaml v2, does not: an error where the reader gives up, so that nothing
/// passes here that fails there.
extension YAMLStream {
  /// A scalar's spelling: `?` in a plain one within brackets or braces, `\/` in double quotes.
  func checkSpelling(
    _ style: yaml_scalar_style_t, _ start: UInt32, _ end: UInt32, isInFlow: Bool, _ builder: inout TreeBuilder
  ) {
    guard encoding == .utf8, end <= bytes.count, start < end else { return }
    let text = bytes[Int(start)..<Int(end)]
    if style == YAML_PLAIN_SCALAR_STYLE {
      guard isInFlow, let mark = text.firstIndex(of: UInt8(ascii: "?")) else { return }
      report(
        mark,
        "'?' ends a text within brackets or braces for Kubernetes, and nothing can follow: put the text in quotes",
        &builder)
    } else if style == YAML_DOUBLE_QUOTED_SCALAR_STYLE, let slash = Self.escapedSlash(text) {
      report(slash, "Kubernetes' reader of YAML knows no escape '\\/': write '/' without the backslash", &builder)
    }
  }

  private static func escapedSlash(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var at = text.startIndex
    while let backslash = text[at...].firstIndex(of: UInt8(ascii: "\\")), backslash + 1 < text.endIndex {
      if text[backslash + 1] == UInt8(ascii: "/") { return backslash }
      at = backslash + 2
    }
    return nil
  }

  // MARK: Directives

  private static let mostDirectives = 100

  /// libyaml compares each directive with all before it, so that many of them are looked for beforehand.
  func checkDirectives(_ builder: borrowing TreeBuilder) throws(ReadingError) {
    guard encoding == .utf8 else { return }
    var count = 0
    let lines = Lines(bytes)
    var at: Int? = range.lowerBound
    while let line = at, line < range.upperBound {
      switch bytes[line] {
      case UInt8(ascii: "%"):
        count += 1
        if count > Self.mostDirectives {
          let place = UInt32(truncatingIfNeeded: line)
          throw builder.error(
            .inputTooLarge, place, place,
            "more than \(Self.mostDirectives) directives before a document: drop them, kubectl takes none"
          )
        }
      case UInt8(ascii: "#"), 0x0A, 0x0D, 0x20, 0x09: break
      // Only in front of a document are there directives; the next such place is behind a line that ends one.
      default: count = 0
      }
      guard count == 0 else {
        at = lines.start(from: line + 1)
        continue
      }
      guard let next = lines.startingWith(UInt8(ascii: "%"), from: line + 1) else { return }
      at = next
    }
  }

  /// kubectl, who cuts a file at its lines of `---`, sees directives in a document of their own, which has no end.
  func checkDirectives(ofDocument builder: inout TreeBuilder) {
    let start = event.pointee.data.document_start
    let hasTags = start.tag_directives.start != start.tag_directives.end
    guard start.version_directive != nil || hasTags, encoding == .utf8 else { return }
    var offsets = offsets
    let from = Int(offsets.byte(ofCharacter: event.pointee.start_mark.index))
    let line = from < bytes.count && bytes[from] == UInt8(ascii: "%") ? from : nil
    let place = UInt32(truncatingIfNeeded: line ?? from)
    let range = builder.range(place, place)
    if let version = start.version_directive, version.pointee.major != 1 || version.pointee.minor != 1 {
      let number = "\(version.pointee.major).\(version.pointee.minor)"
      builder.report(
        .error(.kubectlRefuses, at: range, "Kubernetes reads YAML 1.1 and refuses '%YAML \(number)': drop the line"))
    } else {
      builder.report(.warning(.kubectlRefuses, at: range, "kubectl refuses lines that start with '%': drop them"))
    }
  }

  // MARK: Byte order marks

  /// The length of a byte order mark at the start of what is read.
  static func markLength(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ encoding: TextEncoding) -> Int {
    switch encoding {
    case .utf8: isMark(bytes, range.lowerBound) ? 3 : 0
    case .utf16LittleEndian, .utf16BigEndian: range.lowerBound == 0 ? 2 : 0
    }
  }

  static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 3 <= bytes.count && bytes[at] == 0xEF && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF
  }

  /// The offsets of marks at the starts of lines, but for the first line.
  var marksInside: [Int] {
    guard encoding == .utf8 else { return [] }
    var marks: [Int] = []
    let lines = Lines(bytes)
    var at = range.lowerBound
    while let line = lines.startingWith(0xEF, from: at + 1), line < range.upperBound {
      if Self.isMark(bytes, line) { marks.append(line) }
      at = line
    }
    return marks
  }

  /// What is to be read, cut where a byte order mark stands behind a line of `---`: files that were put together, each with
  /// its mark. Everything from the separator up to the mark is left out.
  static func ranges(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ encoding: TextEncoding) -> [Range<Int>]
  {
    guard encoding == .utf8 else { return [range] }
    let lines = Lines(bytes)
    var ranges: [Range<Int>] = []
    var start = range.lowerBound
    var at = range.lowerBound
    while let line = lines.startingWith(0xEF, from: at + 1), line < range.upperBound {
      at = line
      guard isMark(bytes, line), let separator = lines.start(before: line), separator >= start,
        isSeparator(bytes[separator..<line])
      else { continue }
      if separator > start { ranges.append(start..<separator) }
      start = line
    }
    return ranges + [start..<range.upperBound]
  }

  private static func isSeparator(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let rest = line.drop { $0 == UInt8(ascii: "-") }
    guard rest.startIndex - line.startIndex == 3 else { return false }
    let text = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    return text.isEmpty || text.first == UInt8(ascii: "#") && text.startIndex > rest.startIndex
  }

  func strayMark(_ offset: Int, _ builder: borrowing TreeBuilder) -> ReadingError {
    let place = UInt32(truncatingIfNeeded: offset)
    var error = builder.error(
      .strayByteOrderMark, place, place + 3,
      "a byte order mark (U+FEFF), which no editor shows, stands here and Kubernetes takes it for a part of the text: "
        + "remove it, or save the file without")
    error.isStrayMark = true
    return error
  }

  private func report(_ offset: Int, _ message: String, _ builder: inout TreeBuilder) {
    let place = UInt32(truncatingIfNeeded: offset)
    builder.report(.error(.kubectlRefuses, at: builder.range(place, place + 1), message))
  }
}
