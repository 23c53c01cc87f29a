public import Kubernetes
import SourceText
import YAML

/// Decodes a manifest that stands in a test.
public func decode(_ yaml: String, options: ManifestDecoder.Options = ManifestDecoder.Options()) -> Manifests {
  let file = SourceMap().add(path: "test.yaml", bytes: Array(yaml.utf8))
  return ManifestDecoder.decode(YAMLReader.read(file), options: options)
}

extension Manifests {
  public var nodes: [Node] { objects.compactMap { if case .node(let node) = $0 { node } else { nil } } }

  public var pods: [Pod] { objects.compactMap { if case .pod(let pod) = $0 { pod } else { nil } } }

  public var workloads: [Workload] {
    objects.compactMap { if case .workload(let workload) = $0 { workload } else { nil } }
  }
}
