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
    let newest = KubernetesVersion(minor: minor, patch: .max).has(self)
    let first = KubernetesVersion(minor: minor, patch: 0).has(self)
    if newest == first { return newest ? "yes" : "" }
    let last = (0...).first { KubernetesVersion(minor: minor, patch: $0 + 1).has(self) == newest } ?? 0
    return newest ? "from 1.\(minor).\(last + 1)" : "to 1.\(minor).\(last)"
  }
}
