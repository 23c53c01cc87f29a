import ArgumentParser
import Input
import Report
import SourceText

/// `bayplan schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schemas of test files, policies and reports.",
    discussion: """
      Without a name it lists them. They are draft-07, which editors and yaml-language-server read: the first line of a \
      test file names its schema.

      Examples:
        \(ProgramName.current) schema
        \(ProgramName.current) schema placement-test > placement-test.schema.json
        \(ProgramName.current) schema --out schemas

        # yaml-language-server: $schema=placement-test.schema.json
      """)

  @Argument(
    help: ArgumentHelp("A schema; all of them are listed when left out.", valueName: "name"),
    completion: .list(EmbeddedSchema.all.map(\.name)))
  var name: String?

  @Option(
    help: ArgumentHelp("Write the schema, or all of them, into this folder.", valueName: "folder"),
    completion: .directory)
  var out: String?

  private func schemas() throws -> [EmbeddedSchema] {
    guard let name else { return EmbeddedSchema.all }
    if let schema = EmbeddedSchema.all.first(where: { $0.name == name || $0.fileName == name }) { return [schema] }
    let near = Spelling.nearest(to: name, among: EmbeddedSchema.all.map(\.name)).map { "did you mean \($0)?" }
    throw ValidationError("there is no schema \(name): \(near ?? "'\(ProgramName.current) schema' lists them.")")
  }

  func validate() throws {
    _ = try schemas()
  }

  func run() throws {
    let schemas = try schemas()
    if let out {
      try write(schemas, into: out)
    } else if name == nil {
      let width = schemas.map(\.name.count).max() ?? 0
      for schema in schemas {
        let gap = String(repeating: " ", count: width - schema.name.count + 2)
        StandardOutput.write("\(schema.name)\(gap)\(schema.about)\n")
      }
    } else {
      try StandardOutput.print { output in for schema in schemas { output.write(schema.text) } }
    }
  }

  private func write(_ schemas: [EmbeddedSchema], into folder: String) throws {
    do {
      try NewFolder.make(folder)
      for schema in schemas {
        let path = "\(folder)/\(schema.fileName)"
        try FileReplacement.write(Array(schema.text.utf8), to: path)
        StandardError.write("\(path) written\n")
      }
    } catch {
      throw Remarks.unusable("\(error.message)")
    }
  }
}
