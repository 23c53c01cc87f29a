import ArgumentParser
import Harness
import Testing

@testable import bayplan

@Suite struct ShardChoiceTests {
  private func choice(_ text: String, _ variables: [String: String] = [:]) -> String {
    do {
      let shard = try ShardChoice.parse(text) { variables[$0] }
      return "\(shard.index)/\(shard.total)"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("1/1", "1/1"), ("2/4", "2/4"),
    ("0/4", "--shard 0/4 is no part of a suite: parts are numbered from 1 to their number, at most 10000."),
    ("5/4", "--shard 5/4 is no part of a suite: parts are numbered from 1 to their number, at most 10000."),
    ("1/0", "--shard 1/0 is no part of a suite: parts are numbered from 1 to their number, at most 10000."),
    ("2", "'2' (--shard) is no part of a suite: write 2/4 for the second of four, or auto."),
    ("a/b", "'a/b' (--shard) is no part of a suite: write 2/4 for the second of four, or auto."),
    (
      "99999999999999999999/2",
      "'99999999999999999999/2' (--shard) is no part of a suite: write 2/4 for the second of four, or auto."
    ),
  ]) func aPartIsNamed(text: String, expected: String) {
    #expect(choice(text) == expected)
  }

  @Test(arguments: [
    (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"], "2/3"),
    (["JOB_COMPLETION_INDEX": "0", "BAYPLAN_SHARD_TOTAL": "8"], "1/8"),
    (["JOB_COMPLETION_INDEX": "7", "BAYPLAN_SHARD_TOTAL": "8"], "8/8"),
    // A job of GitLab that is not parallel says so too.
    (["CI_NODE_TOTAL": "1", "JOB_COMPLETION_INDEX": "1", "BAYPLAN_SHARD_TOTAL": "2"], "2/2"),
    (["CI_NODE_INDEX": "2"], "--shard auto needs CI_NODE_TOTAL too, beside CI_NODE_INDEX."),
    (["CI_NODE_TOTAL": "2"], "--shard auto needs CI_NODE_INDEX too, beside CI_NODE_TOTAL."),
    (["CI_NODE_INDEX": "", "CI_NODE_TOTAL": "2"], "--shard auto needs CI_NODE_INDEX too, beside CI_NODE_TOTAL."),
    (["JOB_COMPLETION_INDEX": "1"], "--shard auto needs BAYPLAN_SHARD_TOTAL too, beside JOB_COMPLETION_INDEX."),
    (["BAYPLAN_SHARD_TOTAL": "1"], "--shard auto needs JOB_COMPLETION_INDEX too, beside BAYPLAN_SHARD_TOTAL."),
    (["CI_NODE_INDEX": "x", "CI_NODE_TOTAL": "2"], "--shard auto: CI_NODE_INDEX is no number: 'x'."),
    (
      ["CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "2"],
      "CI_NODE_INDEX=0 with CI_NODE_TOTAL=2 is no part of a suite: parts are numbered from 1 to their number, at most 10000."
    ),
    (
      ["JOB_COMPLETION_INDEX": "9223372036854775807", "BAYPLAN_SHARD_TOTAL": "2"],
      "JOB_COMPLETION_INDEX=9223372036854775807 with BAYPLAN_SHARD_TOTAL=2 is no part of a suite: parts are numbered from 1 to "
        + "their number, at most 10000."
    ),
    (
      [:],
      "--shard auto finds no variables that name a part: neither CI_NODE_INDEX and CI_NODE_TOTAL nor JOB_COMPLETION_INDEX and "
        + "BAYPLAN_SHARD_TOTAL are set; write --shard 1/1 for all."
    ),
  ]) func aMachineNamesThePart(variables: [String: String], expected: String) {
    #expect(choice("auto", variables) == expected)
  }
}
