import ArgumentParser
import Harness

/// The value of `--shard`.
enum ShardChoice {
  private static let greatest = 10_000

  /// - Parameter variable: the environment.
  static func parse(_ text: String, _ variable: (String) -> String?) throws -> TestPlan.Shard {
    if text == "auto" { return try fromEnvironment { variable($0).flatMap { $0.isEmpty ? nil : $0 } } }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let total = Int(parts[1]) else {
      throw ValidationError("'\(text)' (--shard) is no part of a suite: write 2/4 for the second of four, or auto.")
    }
    return try shard(index, of: total, "--shard \(text)")
  }

  private static func fromEnvironment(_ variable: (String) -> String?) throws -> TestPlan.Shard {
    let gitLab = (variable("CI_NODE_INDEX"), variable("CI_NODE_TOTAL"))
    let job = (variable("JOB_COMPLETION_INDEX"), variable("BAYPLAN_SHARD_TOTAL"))
    // GitLab sets the total to 1 in jobs that are not parallel.
    if gitLab.0 != nil || gitLab.1 != nil && job.0 == nil && job.1 == nil {
      let index = try number("CI_NODE_INDEX", gitLab.0, beside: "CI_NODE_TOTAL")
      let total = try number("CI_NODE_TOTAL", gitLab.1, beside: "CI_NODE_INDEX")
      return try shard(index, of: total, "CI_NODE_INDEX=\(index) with CI_NODE_TOTAL=\(total)")
    }
    if job.0 == nil, job.1 == nil {
      throw ValidationError(
        "--shard auto finds no variables that name a part: neither CI_NODE_INDEX and CI_NODE_TOTAL nor "
          + "JOB_COMPLETION_INDEX and BAYPLAN_SHARD_TOTAL are set; write --shard 1/1 for all.")
    }
    let index = try number("JOB_COMPLETION_INDEX", job.0, beside: "BAYPLAN_SHARD_TOTAL")
    let total = try number("BAYPLAN_SHARD_TOTAL", job.1, beside: "JOB_COMPLETION_INDEX")
    // Kubernetes counts from 0.
    let named = "JOB_COMPLETION_INDEX=\(index) with BAYPLAN_SHARD_TOTAL=\(total)"
    guard index >= 0, index < greatest else { throw impossible(named) }
    return try shard(index + 1, of: total, named)
  }

  private static func number(_ name: String, _ text: String?, beside other: String) throws -> Int {
    guard let text else { throw ValidationError("--shard auto needs \(name) too, beside \(other).") }
    guard let number = Int(text) else { throw ValidationError("--shard auto: \(name) is no number: '\(text)'.") }
    return number
  }

  private static func shard(_ index: Int, of total: Int, _ named: String) throws -> TestPlan.Shard {
    guard (1...greatest).contains(total), (1...total).contains(index) else { throw impossible(named) }
    return TestPlan.Shard(index: index, total: total)
  }

  private static func impossible(_ named: String) -> ValidationError {
    ValidationError("\(named) is no part of a suite: parts are numbered from 1 to their number, at most \(greatest).")
  }
}
