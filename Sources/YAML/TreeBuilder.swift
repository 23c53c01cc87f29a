import SourceText
import Symbols

/// Builds the node tree out of what a parser meets, in the order it meets it.
///
/// A parser says where a key, a scalar, the start or end of a collection and an alias are; the builder links them,
/// holds the limits, resolves aliases, folds merge keys in and settles duplicate keys.
struct TreeBuilder: ~Copyable {
  let file: SourceFile
  private let limits: YAMLLimits
  var records: ContiguousArray<YAMLTree.Record> = []
  /// Texts that do not stand in the file byte for byte.
  var unescaped: ContiguousArray<UInt8> = []
  /// The open collections, outermost first.
  private var frames: ContiguousArray<Frame> = []
  private var roots: [Int32] = []
  /// The root of the document that is being read, -1 before it is whole.
  private var root: Int32 = -1
  private var problems = ProblemList()
  private var anchors: [Symbol: Anchor] = [:]
  /// Nodes that aliases added so far.
  private var aliasedNodes = 0
  var symbols = SymbolCache()
  /// Whether a template action has been reported: one tells enough.
  var hasTemplateAction = false

  /// - Parameter byteCount: how much of the file is read; nil for all of it.
  init(file: SourceFile, limits: YAMLLimits, byteCount: Int? = nil) {
    self.file = file
    self.limits = limits
    frames.reserveCapacity(32)
    // About what manifests hold; pages that are not touched cost nothing.
    records.reserveCapacity(min((byteCount ?? file.bytes.count) / 20, limits.maximumNodes))
  }

  /// An open collection.
  private struct Frame {
    let record: Int32
    let isMapping: Bool
    var next: Expectation
    /// The last child, -1 without.
    var last: Int32 = -1
    var count: UInt32 = 0
    /// Where the last complete node in it ends.
    var end: UInt32 = 0
    /// The key whose value comes next.
    var key = Symbol.none
    var keyStart: UInt32 = 0
    var keyEnd: UInt32 = 0
    var anchor = Symbol.none
    /// ``TreeBuilder/weight`` before this collection.
    let weight: Int
  }

  /// What comes next in a collection.
  private enum Expectation {
    case item, key, value
    /// The value of a merge key.
    case mergedMappings
    /// The value of a key that is no key: it is read and left out.
    case nothing
    /// The rest of a collection that stands where a key should.
    case restOfKey
  }

  private struct Anchor {
    let record: Int32
    /// How many nodes the anchored node holds, itself and those of aliases in it included.
    var weight: Int
    /// Whether the node is complete; an alias to one that is not would never end.
    var isComplete: Bool
  }

  /// All nodes so far, those that aliases stand for included.
  private var weight: Int { records.count + aliasedNodes }

  /// Whether a mapping is open and its next node is a key.
  var expectsKey: Bool {
    guard let frame = frames.last else { return false }
    return frame.next == .key
  }

  /// Whether the innermost open collection is a mapping.
  var isInMapping: Bool { frames.last?.isMapping ?? false }

  /// Whether all documents so far are complete.
  var isBetweenDocuments: Bool { frames.isEmpty }

  /// Takes back a document that may go on beyond what was read.
  mutating func dropLastDocument() {
    _ = roots.popLast()
  }

  // MARK: What a parser meets

  mutating func startDocument() {
    if !anchors.isEmpty { anchors.removeAll() }
    root = -1
  }

  mutating func endDocument() {
    if root >= 0 { roots.append(root) }
    root = -1
  }

  mutating func key(_ key: Symbol, start: UInt32, end: UInt32) {
    let top = frames.count - 1
    guard top >= 0 else { return }
    frames[top].next = .value
    frames[top].key = key
    frames[top].keyStart = start
    frames[top].keyEnd = end
  }

  mutating func mergeKey(start: UInt32, end: UInt32) {
    key(.none, start: start, end: end)
    frames[frames.count - 1].next = .mergedMappings
  }

  /// A key whose value is read and left out.
  mutating func ignoredKey(start: UInt32, end: UInt32) {
    key(.none, start: start, end: end)
    frames[frames.count - 1].next = .nothing
  }

  /// A scalar value, item or root; `text` is a place in the file or in ``unescaped``, as `kind` says.
  mutating func scalar(
    _ kind: YAMLTree.RecordKind, start: UInt32, end: UInt32, text: Int, count: Int, anchor: Symbol = .none
  ) throws(ReadingError) {
    let record = YAMLTree.Record(
      kind: kind, start: start, end: end, first: Int32(truncatingIfNeeded: text),
      count: UInt32(truncatingIfNeeded: count))
    let index = try attach(record)
    if !anchor.isEmpty { anchors[anchor] = Anchor(record: index, weight: 1, isComplete: true) }
    try complete(index)
  }

  /// A scalar that stands in no collection because it is a key, yet has an anchor.
  mutating func anchoredKey(
    _ kind: YAMLTree.RecordKind, start: UInt32, end: UInt32, text: Int, count: Int, anchor: Symbol
  ) throws(ReadingError) {
    let record = YAMLTree.Record(
      kind: kind, start: start, end: end, first: Int32(truncatingIfNeeded: text),
      count: UInt32(truncatingIfNeeded: count))
    anchors[anchor] = Anchor(record: try append(record), weight: 1, isComplete: true)
  }

  mutating func open(
    _ kind: YAMLTree.RecordKind, start: UInt32, end: UInt32, anchor: Symbol = .none
  ) throws(ReadingError) {
    guard frames.count < limits.maximumDepth else {
      throw error(
        .inputTooLarge, start, end,
        "more than \(limits.maximumDepth) mappings and lists inside each other, which no Kubernetes object needs: "
          + "flatten it")
    }
    let weight = weight
    let index = try attach(YAMLTree.Record(kind: kind, start: start, end: end))
    frames.append(
      Frame(
        record: index, isMapping: kind == .mapping, next: kind == .mapping ? .key : .item, anchor: anchor,
        weight: weight))
    if !anchor.isEmpty { anchors[anchor] = Anchor(record: index, weight: 0, isComplete: false) }
  }

  /// The end of the innermost collection; `end` is where its closing bracket ends, nil if it has none.
  mutating func close(end: UInt32?) throws(ReadingError) {
    guard let frame = frames.popLast() else { return }
    let index = Int(frame.record)
    records[index].count = frame.count
    if let end {
      records[index].end = end
    } else {
      records[index].end = max(records[index].end, frame.end)
    }
    if frame.isMapping, frame.count > 1 { settleDuplicates(frame.record) }
    // The name may stand for a node inside this one by now.
    if !frame.anchor.isEmpty, anchors[frame.anchor]?.record == frame.record {
      anchors[frame.anchor] = Anchor(record: frame.record, weight: weight - frame.weight, isComplete: true)
    }
    try complete(frame.record)
  }

  /// An alias in place of a node; as a key it is the caller's to resolve with ``target(ofAlias:start:end:)``.
  mutating func alias(_ name: Symbol, start: UInt32, end: UInt32) throws(ReadingError) {
    let target = try target(ofAlias: name, start: start, end: end)
    let index = try attach(YAMLTree.Record(kind: .alias, start: start, end: end, first: target))
    try complete(index)
  }

  /// The node that an alias stands for; its nodes count as if written again.
  mutating func target(ofAlias name: Symbol, start: UInt32, end: UInt32) throws(ReadingError) -> Int32 {
    guard let anchor = anchors[name] else {
      throw error(
        .unknownAnchor, start, end,
        "unknown anchor '\(name.text.onOneLine)', write '&\(name.text.onOneLine)' at the node it stands for"
      )
    }
    guard anchor.isComplete else {
      throw error(
        .unknownAnchor, start, end,
        "anchor '\(name.text.onOneLine)' contains itself, which has no end: remove the alias or write the value out")
    }
    try countAliased(anchor.weight, start: start, end: end)
    return anchor.record
  }

  // MARK: Linking

  private mutating func append(_ record: YAMLTree.Record) throws(ReadingError) -> Int32 {
    guard records.count < limits.maximumNodes else {
      throw error(
        .inputTooLarge, record.start, record.end,
        "more than \(limits.maximumNodes) values in one file, split it into several")
    }
    records.append(record)
    return Int32(truncatingIfNeeded: records.count - 1)
  }

  /// Adds a node where the innermost collection expects one.
  private mutating func attach(_ record: YAMLTree.Record) throws(ReadingError) -> Int32 {
    var record = record
    let top = frames.count - 1
    guard top >= 0 else { return try append(record) }
    switch frames[top].next {
    case .value:
      record.key = frames[top].key
      record.keyStart = frames[top].keyStart
      record.keyEnd = frames[top].keyEnd
    case .item: break
    case .key:
      frames[top].next = .restOfKey
      return try append(record)
    case .mergedMappings, .nothing, .restOfKey:
      return try append(record)
    }
    return try link(record, top)
  }

  /// Adds a node as the last child of an open collection.
  mutating func link(_ record: YAMLTree.Record, _ top: Int) throws(ReadingError) -> Int32 {
    let index = try append(record)
    let last = frames[top].last
    if last >= 0 {
      records[Int(last)].next = index
    } else {
      records[Int(frames[top].record)].first = index
    }
    frames[top].last = index
    frames[top].count += 1
    return index
  }

  /// A node is whole: says what its parent expects next.
  private mutating func complete(_ index: Int32) throws(ReadingError) {
    let top = frames.count - 1
    guard top >= 0 else {
      root = index
      return
    }
    frames[top].end = records[Int(index)].end
    switch frames[top].next {
    case .item, .key: break
    case .value, .nothing: frames[top].next = .key
    case .mergedMappings:
      frames[top].next = .key
      try merge(index, into: top)
    case .restOfKey:
      let record = records[Int(index)]
      if record.kind == .mapping, isTemplateAction(record.start) {
        templateAction(start: record.start, end: record.end)
      } else {
        unusableKey(record.kind == .mapping ? "a mapping" : "a list", start: record.start, end: record.end)
      }
    }
  }

  // MARK: Limits and diagnostics

  private mutating func countAliased(_ nodes: Int, start: UInt32, end: UInt32) throws(ReadingError) {
    aliasedNodes += nodes
    guard aliasedNodes <= limits.maximumAliasedNodes else {
      throw error(
        .inputTooLarge, start, end,
        "aliases blow this file up by more than \(limits.maximumAliasedNodes) values, write the values out instead")
    }
  }

  func range(_ start: UInt32, _ end: UInt32) -> SourceRange {
    SourceRange(file: file.id, start: start, end: end)
  }

  func error(_ code: DiagnosticCode, _ start: UInt32, _ end: UInt32, _ message: String) -> ReadingError {
    ReadingError(diagnostic: .error(code, at: range(start, end), message))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    problems.add(diagnostic)
  }

  /// The file as read, up to a problem that ended it.
  consuming func finish(_ end: ReadingError? = nil) -> YAMLFile {
    let tree = YAMLTree(records: records, unescaped: unescaped, file: file)
    let documents = roots.enumerated().map { index, root in
      YAMLDocument(index: index, root: YAMLNode(tree: tree, index: root))
    }
    return YAMLFile(
      file: file, documents: documents, diagnostics: problems.sorted(end: end?.diagnostic),
      size: YAMLSize(nodes: records.count, aliasedNodes: aliasedNodes))
  }
}
