public import Symbols

/// The file by which kustomize knows a folder: its name tells what it is, so that it need not say it itself.
///
/// Source: "Kustomization" in the reference of kustomize.
public enum KustomizationFile {
  /// Whether a path, of a folder or of a git revision, ends in one of its names.
  public static func isOne(_ path: String) -> Bool {
    let name = path.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }).last
    return name.map { names.contains(String(Substring($0))) } ?? false
  }

  private static let names: Set<String> = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// Version and kind of what stands in it and leaves one of them out; nil where it says both.
  public static func name(_ apiVersion: Symbol, _ kind: Symbol) -> (apiVersion: Symbol, kind: Symbol)? {
    guard apiVersion.isEmpty || kind.isEmpty else { return nil }
    let kind = kind.isEmpty ? "Kustomization" : kind
    let version: Symbol = kind == "Component" ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1"
    return (apiVersion.isEmpty ? version : apiVersion, kind)
  }
}
