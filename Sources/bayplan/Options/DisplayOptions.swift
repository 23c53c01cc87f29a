import ArgumentParser
import Expectations
import Grammar

/// What is shown, and how: the flags that `place` and `explain` share.
struct DisplayOptions: ParsableArguments {
  @Option(
    name: [.customShort("l"), .customLong("selector")],
    help: ArgumentHelp(
      "Show the pods with these labels: 'app=web,tier in (front, back),!canary'.", valueName: "selector"))
  var selector: String?

  @Option(
    help: ArgumentHelp(
      "Show this pod: NAME, NAMESPACE/NAME or Deployment/NAME[0]; * stands for any text. May be repeated.",
      valueName: "pod"))
  var pod: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    _ = try filter()
  }

  func filter() throws -> PodFilter {
    var filter = PodFilter(patterns: pod.map { Glob($0) })
    guard let selector else { return filter }
    do {
      filter.selector = try LabelSelectorText.parse(selector)
    } catch {
      throw ValidationError("the selector '\(selector)' (-l) cannot be read: \(error.message).")
    }
    return filter
  }
}
