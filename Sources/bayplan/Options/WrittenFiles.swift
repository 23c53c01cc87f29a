import ArgumentParser

/// Manifests that are looked at as they are written: the flags that `validate` and `podsecurity` share.
struct WrittenFiles: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("filename")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Manifests. A file, a folder (read with all below it) or - for standard input. May be repeated.",
      valueName: "path"), completion: .file())
  var filename: [String] = []

  @OptionGroup var folders: FolderOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  func validate() throws {
    if filename.isEmpty { throw ValidationError.nothingToRead("give the manifests with -f PATH.") }
    if filename.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
  }
}
