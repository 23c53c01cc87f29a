public import Input
public import SourceText
public import YAML

/// A folder that kustomize or helm makes manifests of.
public struct RenderedFolder {
  public let path: String
  private let isChart: Bool

  /// What is in such a folder; the last is a chart's.
  public static let marks = ["kustomization.yaml", "kustomization.yml", "Kustomization", "Chart.yaml"]

  /// nil for any other path.
  public init?(_ path: String) {
    guard let mark = Self.marks.first(where: { NewFile.exists("\(path)/\($0)") }) else { return nil }
    self.path = path
    isChart = mark == Self.marks.last
  }

  /// As a test file in a folder names it: `{kustomize: ../overlays/prod}`.
  public func entry(in folder: String) -> String {
    let word = FirstTest.path(RelativePath.from(folder, to: path))
    return isChart ? "{helm: {chart: \(word)}}" : "{kustomize: \(word)}"
  }

  /// Runs the program.
  ///
  /// - Throws: when it is not installed, or fails.
  public func files(sources: SourceMap) throws(InputError) -> [YAMLFile] {
    var render = Render()
    let path = PlacementTest.LocatedPath(path, at: .none)
    if isChart { render.helm = Render.HelmChart(chart: path) } else { render.kustomize = path }
    return try RenderRunner(sources: sources, isAllowed: true).files(of: render, in: PlacementTest())
  }
}
