import ArgumentParser
import Harness
import Loading

/// How a suite is run: the flags for large ones.
struct ScaleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Run so many tests at once. Default: as many as there are cores.", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Stop at the first test that does not pass.")
  var failFast = false

  @Option(
    help: ArgumentHelp(
      "Run one of several parts of the suite, such as 2/4; auto takes CI_NODE_INDEX/CI_NODE_TOTAL, or "
        + "JOB_COMPLETION_INDEX + 1 and BAYPLAN_SHARD_TOTAL.",
      valueName: "i/n"))
  var shard: String?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number of tests from 1 to 1024, not \(jobs).")
    }
    _ = try chosenShard()
  }

  /// nil for the whole suite.
  func chosenShard() throws -> TestPlan.Shard? {
    try shard.map { try ShardChoice.parse($0) { Environment[$0] } }
  }
}
