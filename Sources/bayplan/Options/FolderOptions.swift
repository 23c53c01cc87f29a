import ArgumentParser
import Grammar

/// What folders stand for: flags that all commands share which read manifests.
struct FolderOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Leave files, or folders with all in them, out of what a folder stands for; * stands for any text. May be repeated.",
      valueName: "glob"))
  var exclude: [String] = []

  @Flag(help: "Name each file of a folder that was passed over.")
  var verbose = false

  /// Whether a path is left out.
  var isExcluded: (String) -> Bool {
    let exclusion = PathExclusion(exclude.map { Glob($0) })
    return { exclusion.contains($0) }
  }
}
