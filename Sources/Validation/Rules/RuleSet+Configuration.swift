import Kubernetes
import SourceText
import Symbols
import YAML

extension RuleSet {
  /// What entries of one ConfigMap or Secret may take up together.
  private static let maximumSize = 1 << 20

  mutating func configMap(_ map: Field) {
    configurationUpdate(map, ["data", "binaryData"])
    newMetadata(map["metadata"], name: .subdomain, isNamespaced: true)
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
    if let old { metadataUpdate(secret["metadata"], from: old["metadata"]) }
    if let old, secret["type"].text != old["type"].text {
      let type = secret["type"].isEmptyText ? "Opaque" : secret["type"].text
      invalid(secret["type"], GoText.quoted(type), Self.immutableWords)
    }
    if let old { sealed(secret, old, ["data"]) }
    newMetadata(secret["metadata"], name: .subdomain, isNamespaced: true)
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
    if secret["type"].isText("kubernetes.io/ssh-auth"), !isMissing("ssh-privatekey"),
      Self.bytes("ssh-privatekey", of: secret)?.isEmpty == true
    {
      required(data.named(data.path.key("ssh-privatekey")))
    }
    guard wanted.count == 1, wanted[0].hasPrefix(".docker"), let text = Self.bytes(wanted[0], of: secret),
      let problem = GoJSON.objectProblem(text)
    else { return }
    let value = texts[key: wanted[0]].exists ? texts[key: wanted[0]] : data[key: wanted[0]]
    invalid(
      value.named(data.path.key(wanted[0])), GoText.quoted("<secret contents redacted>"), problem, at: value.position)
  }

  /// What an entry of a Secret holds; nil for none, or what is no base64.
  static func bytes(_ key: String, of secret: Field) -> [UInt8]? {
    let text = secret["stringData"][key: key]
    if text.exists { return Array(text.text.utf8) }
    let encoded = secret["data"][key: key]
    return encoded.exists ? encoded.node.withUTF8 { Base64.decode($0) } : nil
  }

  // MARK: Changes

  private mutating func configurationUpdate(_ object: Field, _ names: [StaticString]) {
    guard let old else { return }
    metadataUpdate(object["metadata"], from: old["metadata"])
    sealed(object, old, names)
  }

  /// One that is immutable stays so, with all it holds.
  private mutating func sealed(_ object: Field, _ old: Field, _ names: [StaticString]) {
    guard old["immutable"].isTrue else { return }
    let detail = "field is immutable when `immutable` is set"
    if !object["immutable"].isTrue { forbidden(object["immutable"], detail) }
    for name in names where !object[name].isSame(as: old[name]) { forbidden(object[name], detail) }
  }
}
