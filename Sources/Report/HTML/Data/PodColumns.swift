/// The pods that a run shows, a column a fact, filled pod by pod.
struct PodColumns {
  /// Which of the pods that were tried it is.
  var pod: [Int] = []
  var outcome: [Int] = []
  var profile: [Int] = []
  /// Number of the text that says why it was not placed, or what kept its node ahead.
  var why: [Int] = []
  var total: [Int64] = []
  var feasible: [Int] = []
  var evaluated: [Int] = []
  /// Rows of the nodes with the highest total, where there are several.
  var ties: [[Int]] = []
  /// Plugin and number of nodes, in turn, for the first rejection of each node.
  var rejectedBy: [[Int]] = []
  /// Number of the column of verdicts; -1 without one.
  var verdicts: [Int] = []
  /// Plugin, weight and number of the column of scores, in turn; the columns have the nodes that fit.
  var scores: [[Int]] = []
  /// What was found out beside the decision, for the pods for which something was.
  var answers: [(pod: Int, report: PodReport)] = []
}
