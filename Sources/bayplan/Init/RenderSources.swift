import Input

/// What manifests may be rendered from, below the current folder.
enum RenderSources {
  /// As a test names each: `{kustomize: ../overlays/prod}`, paths relative to a folder, whose own files are left out.
  static func entries(for folder: String) -> [String] {
    let files = ManifestPaths.files(below: ".", endingIn: ".yaml").filter { !RelativePath.isInside(folder, $0) }
    return files.compactMap { file in
      let parts = file.split(separator: "/")
      let path = RelativePath.from(folder, to: parts.dropLast().joined(separator: "/"))
      switch parts.last {
      case "kustomization.yaml": return "{kustomize: \(path)}"
      case "Chart.yaml": return "{helm: {chart: \(path)}}"
      default: return nil
      }
    }
  }
}
