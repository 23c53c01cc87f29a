import CSchemas

/// A JSON Schema of `schemas/`, out of the program itself.
struct EmbeddedSchema {
  /// The file's name without `.schema.json`.
  let name: String
  /// What the documents are that it describes.
  let about: String

  /// Sorted by name; a new one is also named in `Sources/CSchemas`.
  static let all = [
    EmbeddedSchema(name: "admit-report", about: "what bayplan admit -o json prints"),
    EmbeddedSchema(name: "capacity-report", about: "what bayplan capacity -o json prints"),
    EmbeddedSchema(name: "configuration", about: "a .bayplan.yaml"),
    EmbeddedSchema(name: "kind-list", about: "what bayplan kinds -o json prints"),
    EmbeddedSchema(name: "lint-report", about: "what bayplan lint -o json prints"),
    EmbeddedSchema(name: "next-report", about: "what bayplan next -o json prints"),
    EmbeddedSchema(name: "placement-diff", about: "what bayplan diff -o json prints"),
    EmbeddedSchema(name: "placement-policy", about: "a file of placement policies"),
    EmbeddedSchema(name: "placement-report", about: "what bayplan place and explain -o json print"),
    EmbeddedSchema(name: "placement-test", about: "a test file"),
    EmbeddedSchema(name: "podsecurity-report", about: "what bayplan podsecurity -o json prints"),
    EmbeddedSchema(name: "reach-report", about: "what bayplan reach -o json prints"),
    EmbeddedSchema(name: "test-report", about: "what bayplan test -o json prints, and merge reads"),
  ]

  var fileName: String { "\(name).schema.json" }

  /// The schema, byte for byte as it stands in the repository.
  var text: String {
    var count = 0
    let start = bayplan_schema(name, &count)
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
