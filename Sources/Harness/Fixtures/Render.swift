import Expectations
import Grammar
import Input
import SourceText
import Symbols
import YAML

/// Manifests that another program makes: `{kustomize: overlays/prod}` or `{helm: {chart: charts/web}}`.
public struct Render: Sendable {
  var kustomize: PlacementTest.LocatedPath?
  var helm: HelmChart?
  /// Where the entry stands.
  var range = SourceRange.none

  struct HelmChart: Sendable {
    var chart: PlacementTest.LocatedPath?
    var values: [PlacementTest.LocatedPath] = []
    var release: String?
    var namespace: String?
  }

  /// Where the objects go that name no namespace: a chart is installed into one.
  var namespace: Symbol? { helm?.namespace.map { Symbol($0) } }

  static let shape = ObjectShape<Render>(
    "render",
    [
      ShapeField("kustomize") { entry, render, reader in
        render.kustomize = reader.path(entry.value, "kustomize")
      },
      ShapeField("helm") { entry, render, reader in
        var helm = HelmChart()
        guard helmShape.read(entry.value, as: "helm", into: &helm, &reader) else { return }
        if entry.value["chart"] == nil {
          reader.error(.missingKey, at: entry.value.range, "helm needs chart, the chart's folder")
        }
        render.helm = helm
      },
    ])

  static let helmShape = ObjectShape<HelmChart>(
    "helm",
    [
      ShapeField("chart") { entry, helm, reader in
        helm.chart = reader.path(entry.value, "chart")
      },
      ShapeField("values") { entry, helm, reader in
        let items = entry.value.kind == .sequence ? reader.list(entry.value, "values") ?? [] : [entry.value]
        helm.values = items.compactMap { reader.path($0, "a file of values") }
      },
      ShapeField("release") { entry, helm, reader in
        helm.release = HelmName.release.read(entry.value, &reader)
      },
      ShapeField("namespace") { entry, helm, reader in
        helm.namespace = HelmName.namespace.read(entry.value, &reader)
      },
    ])

  /// Whether a mapping among fixtures is a render and no object.
  static func isRender(_ node: YAMLNode) -> Bool {
    node["kind"] == nil && (node["kustomize"] != nil || node["helm"] != nil)
  }

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Render? {
    var render = Render()
    render.range = node.range
    return shape.value(node, as: "a fixture that is rendered", from: render, &reader) { render, reader in
      if render.kustomize != nil, render.helm != nil {
        reader.error(.contradiction, at: node.range, "a fixture is rendered by kustomize or by helm, make it two")
      }
    }
  }

  /// The commands that render it, the first of them that is installed will do.
  ///
  /// - Parameter resolve: makes a path of the test file one that the process can open.
  func commands(_ resolve: (PlacementTest.LocatedPath) -> String) -> [ExternalCommand] {
    if let kustomize {
      let folder = Self.plain(resolve(kustomize))
      return [
        ExternalCommand("kubectl", ["kustomize", "--", folder]), ExternalCommand("kustomize", ["build", "--", folder]),
      ]
    }
    guard let helm, let chart = helm.chart else { return [] }
    let place = Self.hasScheme(chart.text) ? chart.text : Self.plain(resolve(chart))
    let folder = place.split(separator: "/").last.map(String.init) ?? ""
    // helm's own name for what nobody has named.
    let name = helm.release ?? (HelmName.release.allows(folder) ? folder : "release-name")
    var arguments = ["template"]
    if let namespace = helm.namespace { arguments.append("--namespace=\(namespace)") }
    for file in helm.values { arguments.append("--values=\(Self.listItem(Self.plain(resolve(file))))") }
    return [ExternalCommand("helm", arguments + ["--", name, place])]
  }

  /// The folders that the programs start from.
  func folders(_ resolve: (PlacementTest.LocatedPath) -> String) -> [String] {
    let paths = [kustomize, helm?.chart].compactMap(\.self) + (helm?.values ?? [])
    return paths.filter { !Self.hasScheme($0.text) }.map(resolve)
  }

  /// Whether a chart is in a registry; everything else is a folder.
  private static func hasScheme(_ text: String) -> Bool {
    guard let end = text.firstRange(of: "://")?.lowerBound else { return false }
    let scheme = text[..<end].utf8
    let isLetter: (UInt8) -> Bool = { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    return scheme.first.map(isLetter) ?? false && scheme.allSatisfy { isLetter($0) || "+-.".utf8.contains($0) }
  }

  /// A path that no program takes for a flag, nor for the address of something elsewhere.
  private static func plain(_ path: String) -> String {
    ["/", "./", "../"].contains { path.hasPrefix($0) } || path == ".." || path == "." ? path : "./\(path)"
  }

  /// A path in an option that takes several, with commas between them.
  private static func listItem(_ path: String) -> String {
    path.contains { $0 == "," || $0 == "\"" } ? "\"\(path.replacing("\"", with: "\"\""))\"" : path
  }
}
