/// A way to show a report: a value of `-o`.
public struct Reporter<Report>: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  /// Whether people read it: remarks may then stand beside it.
  public let isForPeople: Bool
  /// Whether programs read it and find what is wrong with the input in it, so that it is written whatever happens.
  public let holdsProblems: Bool
  /// Whether a report of verdicts is to have what each node said to each pod too.
  public let showsNodes: Bool
  /// Whether it shows whole objects, or what became of each field.
  public let showsObjects: Bool
  private let writeReport: @Sendable (Report, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, isForPeople: Bool = false, holdsProblems: Bool = false, showsNodes: Bool = false,
    showsObjects: Bool = false, _ write: @escaping @Sendable (Report, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.isForPeople = isForPeople
    self.holdsProblems = holdsProblems
    self.showsNodes = showsNodes
    self.showsObjects = showsObjects
    self.writeReport = write
  }

  public func write(_ report: Report, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeReport(report, style, output)
  }
}
