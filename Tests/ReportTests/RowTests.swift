import Scheduler
import Synchronization
import Testing

@testable import Report

/// Rows are made, shown or compared, and dropped one at a time: a report over many pods and nodes never holds them all.
@Suite struct RowTests {
  private final class Events: Sendable {
    private let list = Mutex<[String]>([])

    func add(_ event: String) { list.withLock { $0.append(event) } }
    var all: [String] { list.withLock { $0 } }
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    /// What it was before.
    @discardableResult func add(_ number: Int) -> Int {
      count.withLock { count in
        defer { count += number }
        return count
      }
    }
  }

  private static func pod(_ name: String, message: String = "") -> PodReport {
    PodReport(namespace: "default", name: name, profile: "default-scheduler", outcome: .unschedulable, message: message)
  }

  private func pods(_ names: [String], _ side: String, _ events: Events) -> PlacementReport.Pods {
    PlacementReport.Pods(
      count: names.count,
      rows: {
        let next = Counter()
        return {
          let number = next.add(1)
          guard number < names.count else { return nil }
          events.add("\(side) \(names[number])")
          return Self.pod(names[number])
        }
      }, names: { names.map { "default/\($0)" } })
  }

  @Test func pairsAreComparedAsSoonAsBothSidesAreRead() {
    let events = Events()
    let found = PodPairs.compare(pods(["a", "b", "c"], "old", events), pods(["a", "b", "c"], "new", events)) {
      events.add("compare \($0?.name ?? "-") \($1?.name ?? "-")")
      return $1?.name
    }
    #expect(
      events.all == [
        "new a", "old a", "compare a a", "new b", "old b", "compare b b", "new c", "old c", "compare c c",
      ])
    #expect(found.results == ["a", "b", "c"])
    #expect(found.count == 3)
  }

  /// Both sides are read at one pace; a pod that the other side has not is told at once. Results come in the new order, then in the old.
  @Test func podsOfOneSideWaitForNobody() {
    let events = Events()
    let found = PodPairs.compare(pods(["x", "a", "b"], "old", events), pods(["b", "n", "a"], "new", events)) {
      events.add("compare \($0?.name ?? "-") \($1?.name ?? "-")")
      return "\($0?.name ?? "-") \($1?.name ?? "-")"
    }
    #expect(
      events.all == [
        "new b", "old x", "compare x -", "new n", "old a", "compare - n", "new a", "old b", "compare a a",
        "compare b b",
      ])
    #expect(found.results == ["b b", "- n", "a a", "x -"])
    #expect(found.count == 4)
  }

  @Test(arguments: ["json", "yaml", "explain"]) func rowsAreWrittenBeforeTheNextIsMade(format: String) throws {
    let size = 100_000
    let text = String(repeating: "x", count: size)
    let (written, made) = (Counter(), Counter())
    let count = 20
    let pods = PlacementReport.Pods(count: count) { number in
      // All rows but the last one or two have gone out.
      #expect(written.value >= (number - 1) * size)
      made.add(1)
      return Self.pod("p\(number)", message: text)
    }
    let report = PlacementReport(
      schedulerVersion: "v1.35", pods: pods, counts: OutcomeCounts([]), nodeNames: ["a"])
    let reporters = ReporterRegistry.placement + ReporterRegistry.explanation(ExplanationOptions())
    let name = format == "explain" ? "wide" : format
    let reporter = try #require(reporters.last { $0.name == name })
    let output = ByteOutput { bytes in
      written.add(bytes.count)
      return true
    }
    reporter.write(report, to: output)
    output.flush()
    #expect(made.value == count)
    #expect(written.value > count * size)
  }
}
