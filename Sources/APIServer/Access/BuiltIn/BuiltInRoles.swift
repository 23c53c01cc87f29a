import Kinds
import Store
import Symbols
import Synchronization
import YAML

/// The roles and bindings that every API server makes for itself.
enum BuiltInRoles {
  /// A store that holds them alone, their sums worked out, and what they grant; both cost nothing after the first.
  static let made: (store: ObjectStore, index: AccessIndex) = {
    var store = ObjectStore()
    for (kind, object) in objects { store.put(object, kind: kind) }
    RoleAggregation.settle(&store)
    var index = AccessIndex()
    index.follow(store)
    return (store, index)
  }()

  /// The rules of the cluster role of kubelets, which the Node authorizer grants where it has no rule of its own.
  static let nodeRules: [RoleRule] =
    made.store.object("ClusterRole", named: "system:node").map { RoleRule.rules(of: $0.body) } ?? []

  private static let place = YAMLDraft.nowhere

  private static var objects: [(kind: Symbol, object: YAMLDraft)] {
    var reader = BuiltInRoleReader()
    for line in text.split(separator: "\n") { reader.read(line) }
    for block in controllers.split(separator: "\n\n") {
      let lines = block.split(separator: "\n")
      guard let account = lines.first else { continue }
      reader.read(Substring("role system:controller:\(account)"))
      for line in lines.dropFirst() { reader.read(line) }
      reader.read("create,patch,update : core,events.k8s.io : events")
      reader.read(Substring("to ServiceAccount \(account)"))
    }
    for line in namespaced.split(separator: "\n") { reader.read(line) }
    return reader.finished
  }

  /// Roles of one namespace: `in NAMESPACE NAME`, and bindings of the same name.
  private static let namespaced = """
    in kube-system extension-apiserver-authentication-reader
    get,list,watch : core : configmaps : extension-apiserver-authentication
    to User system:kube-controller-manager system:kube-scheduler
    in kube-system system::leader-locking-kube-controller-manager
    watch : core : configmaps
    get,update : core : configmaps : kube-controller-manager
    to User system:kube-controller-manager
    in kube-system system::leader-locking-kube-scheduler
    watch : core : configmaps
    get,update : core : configmaps : kube-scheduler
    to User system:kube-scheduler
    in kube-system system:controller:bootstrap-signer
    get,list,watch : core : secrets
    to ServiceAccount bootstrap-signer
    in kube-system system:controller:cloud-provider
    create,get,list,watch : core : configmaps
    to ServiceAccount cloud-provider
    in kube-system system:controller:token-cleaner
    delete,get,list,watch : core : secrets
    create,patch,update : core,events.k8s.io : events
    to ServiceAccount token-cleaner
    in kube-public system:controller:bootstrap-signer
    get,list,watch : core : configmaps
    update : core : configmaps : cluster-info
    create,patch,update : core,events.k8s.io : events
    to ServiceAccount bootstrap-signer
    """
}

/// Makes objects of the lines that say what roles there are.
private struct BuiltInRoleReader {
  private var roles: [YAMLDraft] = []
  private var bindings: [YAMLDraft] = []
  private var namespace = ""
  private var names = NameGenerator(seed: 0x5242_4143)
  private let place = YAMLDraft.nowhere

  var finished: [(kind: Symbol, object: YAMLDraft)] {
    (roles + bindings).map { (Symbol($0["kind"]?.text ?? ""), $0) }
  }

  mutating func read(_ line: Substring) {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case "role":
      namespace = ""
      begin(words[1], labels: words.dropFirst(2))
    case "in":
      namespace = words[1]
      begin(words[2], labels: [])
    case "joins":
      let selector = YAMLDraft.mapping(
        ["matchLabels": .mapping([Symbol(words[1]): text("true")], at: place)], at: place)
      let rule = YAMLDraft.mapping(["clusterRoleSelectors": .list([selector], at: place)], at: place)
      edit { $0["aggregationRule"] = rule }
    case "to": bind(words.dropFirst())
    case nil: break
    default: add(words)
    }
  }

  private func text(_ text: String) -> YAMLDraft { .text(text, at: place) }
  private func list(_ word: String) -> YAMLDraft {
    .list(word.split(separator: ",").map { text($0 == "core" ? "" : String($0)) }, at: place)
  }

  private mutating func edit(_ change: (inout YAMLDraft) -> Void) {
    guard !roles.isEmpty else { return }
    change(&roles[roles.count - 1])
  }

  private mutating func metadata(_ name: String, labels: ArraySlice<String>) -> YAMLDraft {
    var all = YAMLDraft.mapping(["kubernetes.io/bootstrapping": text("rbac-defaults")], at: place)
    for label in labels { all[Symbol(label)] = text("true") }
    return .mapping(
      [
        "name": text(name), "namespace": namespace.isEmpty ? nil : text(namespace), "labels": all,
        "annotations": .mapping(["rbac.authorization.kubernetes.io/autoupdate": text("true")], at: place),
        "uid": text(names.uid()),
      ], at: place)
  }

  private mutating func begin(_ name: String, labels: ArraySlice<String>) {
    let metadata = metadata(name, labels: labels)
    roles.append(
      .mapping(
        [
          "kind": text(namespace.isEmpty ? "ClusterRole" : "Role"),
          "apiVersion": text("rbac.authorization.k8s.io/v1"), "metadata": metadata,
          "rules": .null(at: place),
        ], at: place))
  }

  private mutating func add(_ words: [String]) {
    let rule: YAMLDraft
    if words[1] == "!" {
      rule = .mapping(["verbs": list(words[0]), "nonResourceURLs": list(words[2])], at: place)
    } else {
      rule = .mapping(
        [
          "verbs": list(words[0]), "apiGroups": list(words[2]), "resources": list(words[4]),
          "resourceNames": words.count > 6 ? list(words[6]) : nil,
        ], at: place)
    }
    edit { $0["rules"] = .list(($0["rules"]?.items ?? []) + [rule], at: $0) }
  }

  private mutating func bind(_ words: ArraySlice<String>) {
    let name = roles.last?.at("metadata", "name")?.text ?? ""
    let kind = words.first ?? ""
    let isAccount = kind == "ServiceAccount"
    let subjects = words.dropFirst().map { subject in
      YAMLDraft.mapping(
        [
          "kind": text(kind), "apiGroup": isAccount ? nil : text("rbac.authorization.k8s.io"), "name": text(subject),
          "namespace": isAccount ? text("kube-system") : nil,
        ], at: place)
    }
    let metadata = metadata(name, labels: [])
    bindings.append(
      .mapping(
        [
          "kind": text(namespace.isEmpty ? "ClusterRoleBinding" : "RoleBinding"),
          "apiVersion": text("rbac.authorization.k8s.io/v1"), "metadata": metadata,
          "subjects": subjects.isEmpty ? nil : .list(subjects, at: place),
          "roleRef": .mapping(
            [
              "apiGroup": text("rbac.authorization.k8s.io"),
              "kind": text(namespace.isEmpty ? "ClusterRole" : "Role"), "name": text(name),
            ], at: place),
        ], at: place))
  }
}
