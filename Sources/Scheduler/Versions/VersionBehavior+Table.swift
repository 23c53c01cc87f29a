extension VersionBehavior {
  /// The behaviours and the versions that have them, as a table in Markdown.
  public static var markdown: String {
    let minors = Array(KubernetesVersion.minors)
    var lines = ["| behaviour | " + minors.map { "1.\($0)" }.joined(separator: " | ") + " |"]
    lines.append("|---|" + minors.map { _ in "---" }.joined(separator: "|") + "|")
    for behavior in allCases {
      let cells = minors.map { behavior.cell(minor: $0) }
      lines.append("| \(behavior.summary) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `yes`, empty, or the patches of the release that have it.
  private func cell(minor: Int) -> String {
    guard let newest = KubernetesVersion("1.\(minor)"), let first = KubernetesVersion("1.\(minor).0") else { return "" }
    if newest.has(self) { return "yes" }
    guard first.has(self) else { return "" }
    let last = (0...).first { patch in KubernetesVersion("1.\(minor).\(patch + 1)").map { !$0.has(self) } ?? true }
    return "to 1.\(minor).\(last ?? 0)"
  }
}
