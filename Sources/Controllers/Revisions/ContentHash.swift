import Kubernetes
import Store

/// The short text that tells one template from another in names and labels.
///
/// Kubernetes hashes a dump of the Go struct, which nothing but Go can reproduce: these are as stable and look alike, but
/// are not those of a real cluster.
enum ContentHash {
  static func text(of template: Value, collisions: Int64?) -> String {
    var hash: UInt32 = 2_166_136_261
    let content = "\(template.withoutEmpty.json)\(collisions.map { String($0) } ?? "")"
    for byte in content.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return TemplateHash.text(hash)
  }
}
