import Symbols
import Versions
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

  /// What is played, and by what it was built.
  ///
  /// Source: the answers of v1.36.2 and v1.37.2; what builds a release is of no meaning to anybody.
  static func version(_ version: KubernetesVersion) -> Answer {
    let newest = version.minor == 36 ? 3 : version.minor == 37 ? 2 : 0
    let patch = version.patch == .max ? newest : version.patch
    return answer([
      "major": text("1"), "minor": text("\(version.minor)"), "emulationMajor": text("1"),
      "emulationMinor": text("\(version.minor)"), "minCompatibilityMajor": text("1"),
      "minCompatibilityMinor": text("\(version.minor - 1)"), "gitVersion": text("v1.\(version.minor).\(patch)"),
      "gitCommit": text("unknown"), "gitTreeState": text("clean"), "buildDate": text("2026-01-01T00:00:00Z"),
      "goVersion": text(version.minor < 37 ? "go1.26.6" : "go1.26.8"), "compiler": text("gc"),
      "platform": text("linux/amd64"),
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
