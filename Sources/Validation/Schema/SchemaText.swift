/// What Kubernetes 1.35 knows of its objects: which fields each type has, and what each field holds.
///
/// A type is a line with its name as the API server's error texts have it; below it stand its fields, grouped by what
/// they hold:
///
/// - `string`, `bool`, `int32`, `int64`; `string(RestartPolicy)` is a string with a type of its own,
/// - `time` (RFC 3339), `quantity`, `intOrString`, `resources` (quantities by resource name), `any` (free-form),
/// - the name of another type, `[x]` for a list of x, `map[x]` for x by key.
///
/// Decoding, errors about unknown fields and the names they suggest all come from here.
enum SchemaText {
  static let all = [
    metadata, pods, containers, volumes, podStatus, nodes, storage, services, workloads,
  ]
}
