import CLibYAML
import SourceText
import Symbols

/// libyaml's events of one file, put into a tree.
struct YAMLStream: ~Copyable {
  // libyaml's parser points at itself, so it may not move.
  let parser: UnsafeMutablePointer<yaml_parser_t>
  let event: UnsafeMutablePointer<yaml_event_t>
  let bytes: UnsafeBufferPointer<UInt8>
  let encoding: TextEncoding
  /// What of the bytes is read.
  let range: Range<Int>
  var offsets: ByteOffsets
  let disguise: Disguise
  /// How many collections in brackets and braces are open.
  private var flowDepth = 0
  /// Byte order marks at the starts of lines, which libyaml passes over and Kubernetes' reader does not.
  var strayMarks: [Int] = []

  /// - Parameters:
  ///   - bytes: the file from its start; they must outlive the stream.
  ///   - shown: the same as libyaml gets to see it.
  ///   - range: what is to be read of them.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, shown: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ disguise: Disguise,
    of file: SourceFile
  ) {
    self.bytes = bytes
    self.range = range
    self.disguise = disguise
    encoding = file.encoding
    let markLength = Self.markLength(bytes, range, file.encoding)
    offsets = ByteOffsets(bytes, range, encoding: encoding, markLength: markLength)
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    parser.initialize(to: yaml_parser_t())
    // It fails for want of memory only, and then parsing fails too.
    guard yaml_parser_initialize(parser) != 0 else { return }
    yaml_parser_set_input_string(parser, shown.baseAddress.map { $0 + range.lowerBound }, range.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    event.deallocate()
  }

  /// Reads a part of a file's bytes, or all.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ disguise: Disguise, into builder: inout TreeBuilder
  ) throws(ReadingError) {
    if disguise.isEmpty { return try read(bytes, shown: bytes, range, disguise, into: &builder) }
    let copy = disguise.bytes(for: bytes)
    let shown = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: copy.count)
    _ = shown.initialize(from: copy)
    defer { shown.deallocate() }
    try read(bytes, shown: UnsafeBufferPointer(shown), range, disguise, into: &builder)
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, shown: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ disguise: Disguise,
    into builder: inout TreeBuilder
  ) throws(ReadingError) {
    let file = builder.file
    for range in ranges(bytes, range, file.encoding) {
      var stream = YAMLStream(bytes, shown: shown, range, disguise, of: file)
      try stream.read(into: &builder)
    }
  }

  /// Reads all documents; those before a failure are in the builder.
  mutating func read(into builder: inout TreeBuilder) throws(ReadingError) {
    try checkDirectives(builder)
    strayMarks = marksInside
    while true {
      guard yaml_parser_parse(parser, event) != 0 else {
        let problem = problem(builder)
        // The line of the mark alone looks like a document.
        if problem.isStrayMark { builder.dropLastDocument() }
        throw problem
      }
      defer { yaml_event_delete(event) }
      switch event.pointee.type {
      case YAML_SCALAR_EVENT: try scalar(into: &builder)
      case YAML_MAPPING_START_EVENT:
        let start = event.pointee.data.mapping_start
        if flowDepth > 0 || start.style == YAML_FLOW_MAPPING_STYLE { flowDepth += 1 }
        try open(.mapping, start.anchor, into: &builder)
      case YAML_SEQUENCE_START_EVENT:
        let start = event.pointee.data.sequence_start
        if flowDepth > 0 || start.style == YAML_FLOW_SEQUENCE_STYLE { flowDepth += 1 }
        try open(.sequence, start.anchor, into: &builder)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        flowDepth = max(0, flowDepth - 1)
        try close(into: &builder)
      case YAML_ALIAS_EVENT: try alias(into: &builder)
      case YAML_DOCUMENT_START_EVENT:
        builder.startDocument()
        checkDirectives(ofDocument: &builder)
        checkSeparator(&builder)
      case YAML_DOCUMENT_END_EVENT: builder.endDocument()
      case YAML_STREAM_END_EVENT:
        if let mark = strayMarks.first {
          builder.dropLastDocument()
          throw strayMark(mark, builder)
        }
        return
      default: break
      }
    }
  }

  /// Tells of text behind `---`, at which kubectl, who splits a file by lines, gives the file up.
  private mutating func checkSeparator(_ builder: inout TreeBuilder) {
    guard event.pointee.data.document_start.implicit == 0, encoding == .utf8 else { return }
    let end = offsets.byte(ofCharacter: event.pointee.end_mark.index)
    for at in Int(end)..<bytes.count {
      switch bytes[at] {
      case 0x20, 0x09: continue
      case 0x0A, 0x0D, UInt8(ascii: "#"): return
      default:
        let place = UInt32(truncatingIfNeeded: at)
        return builder.report(
          .warning(
            .kubectlRefuses, at: builder.range(place, place),
            "kubectl refuses a text behind '---' on its line: put it on the next"))
      }
    }
  }

  private mutating func open(
    _ kind: YAMLTree.RecordKind, _ anchor: UnsafeMutablePointer<yaml_char_t>?, into builder: inout TreeBuilder
  ) throws(ReadingError) {
    let start = offsets.byte(ofCharacter: event.pointee.start_mark.index)
    let end = offsets.byte(ofCharacter: event.pointee.end_mark.index)
    try builder.open(kind, start: start, end: end, anchor: Self.name(anchor))
  }

  private mutating func close(into builder: inout TreeBuilder) throws(ReadingError) {
    // Only a closing bracket has a length; the end of a block is told at the next token, after blank lines and comments.
    let isBracket = event.pointee.end_mark.index > event.pointee.start_mark.index
    try builder.close(end: isBracket ? offsets.byte(ofCharacter: event.pointee.end_mark.index) : nil)
  }

  private mutating func alias(into builder: inout TreeBuilder) throws(ReadingError) {
    let start = offsets.byte(ofCharacter: event.pointee.start_mark.index)
    let end = offsets.byte(ofCharacter: event.pointee.end_mark.index)
    let name = Self.name(event.pointee.data.alias.anchor)
    guard builder.expectsKey else { return try builder.alias(name, start: start, end: end) }
    let target = try builder.target(ofAlias: name, start: start, end: end)
    builder.key(aliasOf: target, start: start, end: end)
  }

  private mutating func scalar(into builder: inout TreeBuilder) throws(ReadingError) {
    let value = event.pointee.data.scalar
    let text = UnsafeBufferPointer(start: value.value, count: value.length)
    let start = offsets.byte(ofCharacter: event.pointee.start_mark.index)
    var end = offsets.byte(ofCharacter: event.pointee.end_mark.index)
    let isBlock = value.style == YAML_LITERAL_SCALAR_STYLE || value.style == YAML_FOLDED_SCALAR_STYLE
    if isBlock { end = endOfText(from: start, to: end) }
    if !disguise.isEmpty {
      let isPlain = value.style == YAML_PLAIN_SCALAR_STYLE
      let written = UnsafeMutableBufferPointer(start: value.value, count: value.length)
      guard disguise.lift(from: written, Int(start), Int(end), isPlain: isPlain) else {
        throw builder.error(
          .notTakenHere, start, end,
          "bayplan does not take a text with this ':' or \\' in it, though Kubernetes does: write it in single quotes")
      }
    }
    if !strayMarks.isEmpty { strayMarks.removeAll { (Int(start)..<Int(end)).contains($0) } }
    checkSpelling(value.style, start, end, isInFlow: flowDepth > 0, &builder)
    let type = scalarType(text, builder.range(start, end), &builder)
    if builder.expectsKey, value.anchor == nil {
      return builder.key(type, text, start: start, end: end)
    }
    let place: (kind: YAMLTree.RecordKind, text: Int, count: Int)
    if case .binary = type {
      place = store(decodedBase64(text, builder.range(start, end), &builder), isPlain: false, &builder)
    } else if let offset = placeInFile(text, isPlain: value.style == YAML_PLAIN_SCALAR_STYLE, start: start, end: end) {
      place = (type == .plain ? .plainInFile : .quotedInFile, offset, text.count)
    } else {
      place = store(text, isPlain: type == .plain, &builder)
    }
    if builder.expectsKey {
      try builder.anchoredKey(
        place.kind, start: start, end: end, text: place.text, count: place.count, anchor: Self.name(value.anchor))
      builder.key(type, text, start: start, end: end)
    } else {
      try builder.scalar(
        place.kind, start: start, end: end, text: place.text, count: place.count, anchor: Self.name(value.anchor))
    }
  }

  private func store(
    _ text: some Collection<UInt8>, isPlain: Bool, _ builder: inout TreeBuilder
  ) -> (kind: YAMLTree.RecordKind, text: Int, count: Int) {
    let start = builder.unescaped.count
    builder.unescaped.append(contentsOf: text)
    return (isPlain ? .plainUnescaped : .quotedUnescaped, start, builder.unescaped.count - start)
  }

  /// Where a scalar's text stands in the file byte for byte: at its end, before a closing quote.
  private func placeInFile(
    _ text: UnsafeBufferPointer<UInt8>, isPlain: Bool, start: UInt32, end: UInt32
  ) -> Int? {
    guard encoding == .utf8 else { return nil }
    if text.isEmpty { return Int(start) }
    let quotes = isPlain ? 0 : 1
    let first = Int(end) - quotes - text.count
    guard first >= Int(start) + quotes, first + text.count <= bytes.count, let base = bytes.baseAddress,
      let value = text.baseAddress, memcmp(base + first, value, text.count) == 0
    else { return nil }
    return first
  }

  /// The end of a block scalar without the line breaks and blanks after its last character.
  private func endOfText(from start: UInt32, to end: UInt32) -> UInt32 {
    let step = UInt32(encoding.unitSize)
    var end = end
    while end >= start + step {
      let low = bytes[Int(end) - (encoding == .utf16LittleEndian ? 2 : 1)]
      let high = step == 1 ? 0 : bytes[Int(end) - (encoding == .utf16LittleEndian ? 1 : 2)]
      guard high == 0, low == 0x0A || low == 0x0D || low == 0x20 || low == 0x09 else { break }
      end -= step
    }
    return end
  }

  private static func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> Symbol {
    guard let text else { return .none }
    return Symbol(utf8: UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }
}
