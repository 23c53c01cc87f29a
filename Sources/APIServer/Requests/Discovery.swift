import Symbols
import YAML

/// What the server tells of itself.
enum Discovery {
  private static let place = YAMLDraft.nowhere

  private static func text(_ text: String) -> YAMLDraft { .text(text, at: place) }

  private static func answer(_ entries: KeyValuePairs<Symbol, YAMLDraft?>) -> Answer {
    Answer(code: 200, object: .mapping(entries, at: place))
  }

  static let coreVersions = answer([
    "kind": text("APIVersions"), "versions": .list([text("v1")], at: place),
    "serverAddressByClientCIDRs": .list([], at: place),
  ])

  static func groups(_ table: ResourceTable) -> Answer {
    answer([
      "kind": text("APIGroupList"), "apiVersion": text("v1"),
      "groups": .list(
        table.groups.filter { !$0.name.isEmpty }.map { group($0.name, $0.versions, isNested: true) }, at: place),
    ])
  }

  static func group(_ name: String, _ table: ResourceTable) -> Answer {
    let versions = table.groups.first { $0.name == name }?.versions ?? []
    return Answer(code: 200, object: group(name, versions, isNested: false))
  }

  private static func group(_ name: String, _ versions: [String], isNested: Bool) -> YAMLDraft {
    let listed = versions.map { version in
      YAMLDraft.mapping(["groupVersion": text("\(name)/\(version)"), "version": text(version)], at: place)
    }
    return .mapping(
      [
        "kind": isNested ? nil : text("APIGroup"), "apiVersion": isNested ? nil : text("v1"), "name": text(name),
        "versions": .list(listed, at: place), "preferredVersion": listed.first,
      ], at: place)
  }

  static func resources(_ apiVersion: String, _ table: ResourceTable) -> Answer {
    let found = table.all.filter { $0.apiVersion.text == apiVersion }
    return answer([
      "kind": text("APIResourceList"), "apiVersion": text("v1"), "groupVersion": text(apiVersion),
      "resources": .list(
        found.map { resource in
          .mapping(
            [
              "name": text(resource.name), "namespaced": .bool(resource.isNamespaced, at: place),
              "kind": text(resource.kind.text),
              "verbs": .list(resource.verbs.sorted().map(text), at: place),
            ], at: place)
        }, at: place),
    ])
  }
}
