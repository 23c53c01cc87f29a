/// How far a pod came that the API server does not take, where it is decided, and what would let it in.
struct RefusalParagraph {
  let refusal: RefusalReport

  func write(to output: ByteOutput, style: TextStyle) {
    var way = refusal.passed.isEmpty ? "the first that it came to" : "let by \(refusal.passed.joined(separator: ", "))"
    way += "; it is not stored, and no scheduler sees it"
    Paragraph.write(StyledText("its way: \(way)"), indent: 2, hanging: 2, to: output, style: style)
    let places = refusal.places
    if !places.isEmpty {
      Paragraph.write(StyledText("decided at \(places)", .faint), indent: 2, hanging: 2, to: output, style: style)
    }
    guard !refusal.cure.isEmpty else { return }
    var cure = StyledText("would let it in: ", .good)
    cure.append(refusal.cure)
    Paragraph.write(cure, indent: 2, hanging: 2, to: output, style: style)
  }
}
