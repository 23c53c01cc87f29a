import Kubernetes
import SourceText
import Symbols
import YAML

extension RuleSet {
  /// What entries of one ConfigMap or Secret may take up together.
  private static let maximumSize = 1 << 20

  mutating func configMap(_ map: Field) {
    metadata(map["metadata"], name: .subdomain, isNamespaced: true)
    var size = 0
    let data = map["data"]
    let binary = map["binaryData"]
    for (key, _, value) in data.entries {
      configKey(value.named(data.path.key(key.text)), key.text)
      if binary.exists, binary.node[key] != nil {
        invalid(
          value.named(data.path.key(key.text)), GoText.quoted(key.text),
          "duplicate of key present in binaryData")
      }
      size += value.text.utf8.count
    }
    for (key, _, value) in binary.entries {
      configKey(value.named(binary.path.key(key.text)), key.text)
      size += Self.decodedSize(value.text)
    }
    // The API server names no field here.
    if size > Self.maximumSize { tooLong(map.named(FieldPath.root.child(text: "[]")), limit: Self.maximumSize) }
  }

  private static func decodedSize(_ text: String) -> Int {
    text.utf8.count / 4 * 3 - (text.hasSuffix("==") ? 2 : text.hasSuffix("=") ? 1 : 0)
  }

  mutating func secret(_ secret: Field) {
    metadata(secret["metadata"], name: .subdomain, isNamespaced: true)
    let data = secret["data"]
    let texts = secret["stringData"]
    let entries = (data.entries + texts.entries).sorted { $0.key.precedes($1.key) }
    var keys: Set<String> = []
    var size = 0
    for (key, _, value) in entries where keys.insert(key.text).inserted {
      configKey(value.named(data.path.key(key.text)), key.text)
      size += texts.exists && texts.node[key] != nil ? value.text.utf8.count : Self.decodedSize(value.text)
    }
    if size > Self.maximumSize { tooLong(data, limit: Self.maximumSize) }
    func isMissing(_ key: String) -> Bool { !keys.contains(key) }
    var wanted: [String] = []
    switch secret["type"].text {
    case "kubernetes.io/service-account-token":
      let annotations = secret["metadata"]["annotations"]
      let name = annotations.entries.first { $0.key == "kubernetes.io/service-account.name" }?.value
      if name?.isEmptyText ?? true {
        required(annotations.named(annotations.path.key("kubernetes.io/service-account.name")))
      }
    case "kubernetes.io/dockercfg": wanted = [".dockercfg"]
    case "kubernetes.io/dockerconfigjson": wanted = [".dockerconfigjson"]
    case "kubernetes.io/basic-auth":
      // One of the two is enough.
      if isMissing("username"), isMissing("password") { wanted = ["username", "password"] }
    case "kubernetes.io/ssh-auth": wanted = ["ssh-privatekey"]
    case "kubernetes.io/tls": wanted = ["tls.crt", "tls.key"]
    default: break
    }
    for key in wanted where isMissing(key) { required(data.named(data.path.key(key))) }
  }
}
