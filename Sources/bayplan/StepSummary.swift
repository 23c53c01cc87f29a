import Input
import Report

/// The page that GitHub Actions shows for a step: where it asks for one, results are put there too.
enum StepSummary {
  /// What GitHub takes of one step, in bytes.
  private static let limit = 1 << 20

  /// Below this there is no use in a page.
  private static let least = 1000

  /// Adds to the file that `GITHUB_STEP_SUMMARY` names.
  ///
  /// - Parameter markdown: a page that is no longer than so many bytes.
  static func append(_ markdown: (Int) -> String) {
    guard let path = Environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return }
    do {
      let room = limit - (try FileEnd.length(of: path))
      guard room >= least else {
        return StandardError.write("warning: the step's summary is full, 1 MiB, so nothing was added to it\n")
      }
      // A step may write more than once.
      try FileEnd.append(Array((markdown(room - 1) + "\n").utf8), to: path)
    } catch {
      StandardError.write("warning: \(error.message), so the step has no summary of this run\n")
    }
  }
}
