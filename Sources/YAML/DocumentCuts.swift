/// Where a file in UTF-8 can be cut between documents.
struct DocumentCuts {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The places of `---` at the starts of lines next behind each share of the file, without the file's start.
  ///
  /// A place where YAML sees no document start, such as inside quotes, ends the part before in an error, and the file
  /// is read in one piece then.
  func offsets(shares: Int) -> [Int] {
    var cuts: [Int] = []
    for share in 1..<max(shares, 1) {
      guard let cut = marker(from: max(bytes.count / shares * share, (cuts.last ?? 0) + 1)) else { break }
      cuts.append(cut)
    }
    return cuts
  }

  /// The first line from an offset on that starts with `---` and goes on with a blank or ends there.
  private func marker(from offset: Int) -> Int? {
    let dash = UInt8(ascii: "-")
    var at = Lines(bytes).start(from: offset)
    while let line = at {
      if line + 2 < bytes.count, bytes[line] == dash, bytes[line + 1] == dash, bytes[line + 2] == dash,
        line + 3 == bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[line + 3])
      {
        return line
      }
      at = Lines(bytes).start(from: line + 1)
    }
    return nil
  }
}
