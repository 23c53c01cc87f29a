import Symbols
import SourceText
import Kubernetes

extension Subject {
  /// Where it chooses nodes: the key of its nodeSelector, its affinity or its tolerations, the first that is there, else
  /// that of its containers.
  var nodeSelectionPlace: Place {
    let origin = spec.range.position
    if spec.nodeSelector != nil { return .key("nodeSelector", of: origin) }
    if spec.affinity?.requiredNode != nil { return .key("affinity", of: origin) }
    if !spec.tolerations.isEmpty { return .key("tolerations", of: origin) }
    return .key("containers", of: origin)
  }
}
