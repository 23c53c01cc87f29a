import Kubernetes
import Store

/// The short text that tells one template from another in names and labels.
///
/// Kubernetes hashes a dump of the Go struct, which nothing but Go can reproduce: these are as stable and look alike, but
/// are not those of a real cluster.
enum ContentHash {
  static func text(of template: Value, collisions: Int64?) -> String {
    let content = "\(template.withoutEmpty.json)\(collisions.map { String($0) } ?? "")"
    return TemplateHash.text(TemplateHash.hash(ofText: content))
  }
}
