/// Bytes that libyaml is shown in the place of others: of what Kubernetes' reader takes and libyaml does not, so that both read
/// the same text. Each stands for one byte, so that every place stays what it is.
struct Disguise {
  /// A spelling that libyaml refuses.
  enum Spelling {
    /// The colon at the end of a plain text within brackets or braces.
    case colon(Int)
    /// The quote behind a backslash in double quotes.
    case quote(Int)
  }

  /// Each is found by reading the file once more; where there are more, the first that is left is told.
  private let most: Int

  /// - Parameter byteCount: how long the file is: what is read again and again has its bounds.
  init(byteCount: Int = 0) {
    most = max(1, min(50, (256 << 20) / max(1, byteCount)))
  }

  /// In the order in which they were found, which is that of the file.
  private var spellings: [Spelling] = []

  var isEmpty: Bool { spellings.isEmpty }

  /// False when there are too many, or it was tried already.
  mutating func add(_ spelling: Spelling) -> Bool {
    if spellings.count >= most { return false }
    if let last = spellings.last, last.offset >= spelling.offset { return false }
    spellings.append(spelling)
    return true
  }

  /// What libyaml is shown: no letter ends a text, and `\\v` is an escape of one character that nobody writes.
  func bytes(for bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var shown = Array(bytes)
    for spelling in spellings where spelling.offset < shown.count {
      switch spelling {
      case .colon(let offset): shown[offset] = UInt8(ascii: "x")
      case .quote(let offset): shown[offset] = UInt8(ascii: "v")
      }
    }
    return shown
  }

  /// Puts back what stands in the file.
  ///
  /// - Parameters:
  ///   - text: what libyaml read between two places of the file.
  ///   - isPlain: whether that has neither quotes nor is a block.
  /// - Returns: false when it is not clear where in the text it belongs.
  func lift(from text: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ end: Int, isPlain: Bool) -> Bool {
    var colons: [Int] = []
    var quotes = 0
    for spelling in spellings where (start..<end).contains(spelling.offset) {
      switch spelling {
      case .colon(let offset): colons.append(offset)
      case .quote: quotes += 1
      }
    }
    if !colons.isEmpty {
      // Over several lines the text is another one.
      guard isPlain, text.count == end - start else { return false }
      for offset in colons { text[offset - start] = UInt8(ascii: ":") }
    }
    if quotes > 0 {
      let places = text.indices.filter { text[$0] == 0x0B }
      guard !isPlain, places.count == quotes else { return false }
      for place in places { text[place] = UInt8(ascii: "'") }
    }
    return true
  }
}

extension Disguise.Spelling {
  var offset: Int {
    switch self {
    case .colon(let offset), .quote(let offset): offset
    }
  }
}
