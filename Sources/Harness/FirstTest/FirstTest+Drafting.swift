public import ControlPlane
public import Kubernetes
import Report
import Scheduler
import Symbols

extension FirstTest {
  /// What a person would assert about a run: where pods land, what their manifests ask for, and where they must not be.
  ///
  /// - Parameters:
  ///   - objects: what was to be placed, in the order of the input.
  ///   - cluster: paths as the test file names them, and likewise `workloads`.
  ///   - rendered: further workloads, ``RenderedFolder/entry(in:)``.
  public init(
    of run: PlacementRun, _ objects: [KubernetesObject], cluster: [String], workloads: [String], rendered: [String] = []
  ) {
    let groups = SubjectGroup.all(in: run, of: objects)
    self.cluster = cluster
    self.workloads = workloads
    self.rendered = rendered
    name = groups.count == 1 ? "\(groups[0].title) finds its place" : "every pod finds its place"
    entries = []
    doubts =
      run.remarks.notModelled.map { "Not modelled: \($0.what)" }
      + run.remarks.undecided.map { "Not played: \($0.sentence)" }
    let draft = Draft(run: run, groups: groups)
    let unplaced = groups.filter { !draft.isPlaced($0) }
    if !unplaced.isEmpty { name = "where pods land today" }
    let isTold = draft.appendOutcomes(unplaced, to: &entries)
    draft.appendForbidden(to: &entries, isOutcomeTold: isTold)
    for group in groups where draft.isPlaced(group) {
      draft.append(draft.wishes(of: group), of: group, to: &entries)
    }
  }

  /// The value of `pods` for all of them.
  static let selectAll = "{all: true}"
}

/// The run that a first test is made of.
struct Draft {
  let run: PlacementRun
  let groups: [SubjectGroup]

  func isPlaced(_ group: SubjectGroup) -> Bool {
    group.pods.allSatisfy { run.pods[$0].decision.outcome == .scheduled }
  }

  /// Whether the groups have all pods of the run; those of the cluster that wait too are in none.
  private var isWhole: Bool { groups.reduce(0) { $0 + $1.pods.count } == run.pods.count }

  /// Who finds a node, and who does not.
  ///
  /// - Returns: whether one entry says it of all that are placed.
  func appendOutcomes(_ unplaced: [SubjectGroup], to entries: inout [FirstTest.Entry]) -> Bool {
    let placed = FirstTest.Assertion(key: "outcome", value: Decision.Outcome.scheduled.rawValue)
    var isTold = true
    if unplaced.isEmpty, let only = groups.first, isWhole || groups.count == 1 {
      let isAlone = groups.count == 1
      entries.append(
        FirstTest.Entry(
          comments: [isAlone ? "All its pods find a node." : "Every pod finds a node."],
          pods: isAlone ? only.selector : FirstTest.selectAll, assertions: [placed]))
    } else if unplaced.count == 1, groups.count > 2, isWhole {
      entries.append(
        FirstTest.Entry(
          comments: ["The others find a node."], pods: "{all: true, except: \(unplaced[0].selector)}",
          assertions: [placed]))
    } else {
      isTold = false
      for group in groups where isPlaced(group) {
        entries.append(FirstTest.Entry(comments: [], pods: group.selector, assertions: [placed]))
      }
      if !entries.isEmpty { entries[0].comments = ["These find a node."] }
    }
    entries = unplaced.map(unplacedEntry) + entries
    return isTold
  }

  private func unplacedEntry(_ group: SubjectGroup) -> FirstTest.Entry {
    let decisions = group.pods.map { run.pods[$0].decision }
    let outcomes = Set(decisions.map(\.outcome))
    let why = decisions.first { !$0.message.isEmpty }.map { " \($0.filterMessage)" } ?? ""
    if let outcome = outcomes.first, outcomes.count == 1 {
      return FirstTest.Entry(
        comments: ["This is how it is, perhaps not how it should be; bayplan explain says more.\(why)"],
        pods: group.selector, assertions: [FirstTest.Assertion(key: "outcome", value: outcome.rawValue)])
    }
    let placed = decisions.count { $0.outcome == .scheduled }
    return FirstTest.Entry(
      comments: [
        "This is how it is, perhaps not how it should be: \(placed) of \(decisions.count) pods find a node.\(why)"
      ],
      pods: group.selector, assertions: [FirstTest.Assertion(key: "count", value: "{equals: \(placed)}")])
  }

  /// What a group's own manifest asks for, each with a sentence about it.
  func append(
    _ wishes: [(comment: String, assertion: FirstTest.Assertion)], of group: SubjectGroup,
    to entries: inout [FirstTest.Entry]
  ) {
    var own: [FirstTest.Entry] = []
    for wish in wishes {
      // An entry has each key once.
      if let slot = own.firstIndex(where: { !$0.assertions.contains { $0.key == wish.assertion.key } }) {
        own[slot].assertions.append(wish.assertion)
        own[slot].comments[0] += " \(wish.comment)"
      } else {
        own.append(
          FirstTest.Entry(comments: [wish.comment], pods: group.selector, assertions: [wish.assertion]))
      }
    }
    entries += own
  }
}
