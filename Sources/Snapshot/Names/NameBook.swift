import Symbols
import YAML

/// New names for old ones: the same for the same text everywhere, and in the same order, so that what is decided by name
/// stays decided.
public struct NameBook: Sendable {
  private var texts: [Name: Set<String>] = [:]
  private var renamed: [Name: [String: String]] = [:]
  /// Claims that are made for a pod's volume are named for both.
  private var generic: Set<PodVolume> = []
  /// Labels that some requirement compares as numbers.
  private(set) var numbers: Set<Symbol> = []

  private struct PodVolume: Hashable {
    let pod: String
    let volume: String
  }

  /// A new name of a node; nil for a text that is none.
  public func node(_ name: String) -> String? { renamed[.node]?[name] }

  /// A new name of a namespace.
  public func namespace(_ name: String) -> String? { renamed[.namespace]?[name] }

  /// A new name of a pod.
  public func pod(_ name: String) -> String? { renamed[.pod]?[name] }

  /// The new name of a text, if there is something of that name.
  func known(_ text: String, _ name: Name) -> String? { renamed[name]?[text] }

  /// Remembers a text that is to get a new name.
  mutating func add(_ text: String, _ name: Name) {
    if !text.isEmpty { texts[name, default: []].insert(Self.key(text, name)) }
  }

  mutating func addGenericClaim(pod: String, volume: String) {
    generic.insert(PodVolume(pod: pod, volume: volume))
  }

  mutating func addNumber(_ label: Symbol) { numbers.insert(label) }

  /// Gives every text its new name.
  mutating func assign() {
    for name in Name.allCases where name != .known {
      let all = texts[name, default: []]
      let sorted = all.filter { !Self.stays($0, name) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let digits = String(sorted.count).count
      var names: [String: String] = [:]
      for text in all where Self.stays(text, name) { names[text] = text }
      for (number, text) in sorted.enumerated() {
        let count = String(number + 1)
        names[text] = Self.newName(text, name, String(repeating: "0", count: digits - count.count) + count)
      }
      renamed[name] = names
    }
    for made in generic {
      let (pod, volume) = (new(made.pod, .pod), new(made.volume, .podVolume))
      renamed[.claim]?["\(made.pod)-\(made.volume)"] = "\(pod)-\(volume)"
    }
  }

  /// The new name of a text.
  func new(_ text: String, _ name: Name) -> String {
    switch name {
    case .labelValue, .known, .owner:
      // A label, a pool of devices and the owner of a static pod may carry the name of a node.
      return renamed[.node]?[text] ?? renamed[name]?[text] ?? text
    case .image:
      let new = renamed[name]?[Self.key(text, name)] ?? text
      // A node has an image under the very name that it lists: no tag stays no tag.
      return Self.key(text, name) == text ? new : Self.withoutTag(new)
    case .handle:
      let key = Self.key(text, name)
      return String(text.dropLast(key.count)) + (renamed[name]?[key] ?? key)
    default: return renamed[name]?[text] ?? text
    }
  }

  /// What of a text gets a new name: an image with its tag, the last part of a volume's handle.
  private static func key(_ text: String, _ name: Name) -> String {
    switch name {
    case .image:
      let last = text.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      return last.contains(":") ? text : "\(text):latest"
    case .handle: return String(text.split(separator: "/").last ?? "")
    default: return text
    }
  }

  private static func withoutTag(_ image: String) -> String {
    String(image.prefix { $0 != ":" })
  }

  /// What Kubernetes itself names so, and words that name nothing.
  private static func stays(_ text: String, _ name: Name) -> Bool {
    switch name {
    case .namespace: text == "default" || text == "kube-system"
    case .priorityClass: text.hasPrefix("system-")
    case .labelValue: ["true", "false"].contains(text)
    case .account: ["", "default"].contains(text) || isBuiltInAccount(text)
    case .role: text.hasPrefix("system:") || ["", "cluster-admin", "admin", "edit", "view"].contains(text)
    case .key: ["", "ca.crt", "tls.crt", "tls.key", ".dockerconfigjson"].contains(text)
    case .path: ["", "/"].contains(text)
    case .address: ["", "0.0.0.0", "::", "None", "localhost", "127.0.0.1", "::1"].contains(text)
    case .quota: !text.contains(classMark)
    default: text.isEmpty
    }
  }

  /// Users and groups of Kubernetes' own, but for those that name a service account or a node.
  private static func isBuiltInAccount(_ text: String) -> Bool {
    text.hasPrefix("system:") && !text.hasPrefix("system:serviceaccount") && !text.hasPrefix("system:node:")
  }

  private static func newName(_ text: String, _ name: Name, _ number: String) -> String {
    switch name {
    case .node: "node-\(number)"
    case .namespace: "\(namespaceStem(text))-\(number)"
    case .pod: "pod-\(number)"
    case .claim: "claim-\(number)"
    case .volume: "volume-\(number)"
    case .storageClass: "storage-\(number)"
    case .priorityClass: "priority-\(number)"
    case .runtimeClass: "runtime-\(number)"
    case .owner: "owner-\(number)"
    case .object: "object-\(number)"
    case .account: "account-\(number)"
    case .role: "role-\(number)"
    case .key: "key-\(number)"
    case .host: "host-\(number).example"
    case .path: "/path-\(number)"
    case .container: "container-\(number)"
    case .podVolume: "disk-\(number)"
    case .image: "registry.example/image-\(number):\(text.hasSuffix(":latest") ? "latest" : "1")"
    case .handle: "handle-\(number)"
    case .uid: "00000000-0000-4000-8000-\(String(repeating: "0", count: max(0, 12 - number.count)))\(number)"
    case .labelValue, .known: "value-\(number)"
    case .suppression:
      text.prefix { $0 != ":" }.split(separator: ",").compactMap { $0.split(separator: " ").first }.joined(
        separator: ", ")
    case .address: text.contains(":") ? "fd00::\(number)" : address(number)
    case .addressBlock:
      // An IPv6 block stays one: its length means another number of addresses.
      text.contains(":") ? "fd00::\(number)/\(length(of: text))" : "\(address(number))/\(length(of: text))"
    case .quota: "class-\(number)\(text.firstRange(of: classMark).map { String(text[$0.lowerBound...]) } ?? "")"
    }
  }

  /// What stands between a StorageClass and the resource of it that a quota counts.
  private static let classMark = ".storageclass.storage.k8s.io/"

  private static func address(_ number: String) -> String {
    let number = Int(number) ?? 0
    return "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
  }

  private static func length(of block: String) -> String {
    String(block.split(separator: "/", omittingEmptySubsequences: false).dropFirst().last ?? "")
  }

  /// `default` and `kube-system` keep their names, and the others their places before, between and behind these.
  private static func namespaceStem(_ text: String) -> String {
    func precedes(_ other: String) -> Bool { text.utf8.lexicographicallyPrecedes(other.utf8) }
    return precedes("default") ? "area" : precedes("kube-system") ? "group" : "namespace"
  }
}
