import Kubernetes
import Symbols

/// Names for pods whose real names a cluster makes up by chance.
///
/// A workload's pods are `checkout-0`, `checkout-1` ..., whatever the template says. Where two workloads of a namespace
/// have one name, the first of ``ranks`` has these, so that a StatefulSet's pods keep their real names; the others'
/// have their kind in them (`checkout-deployment-0`), as has a pod whose name another pod of the input bears. None of
/// this depends on the order of the input.
struct PodNames {
  private var taken: Set<Key>
  /// The kinds of the workloads of one name.
  private var kinds: [Key: [Workload.Kind]] = [:]
  /// How many pods of each generateName have been named.
  private var generated: [Key: Int] = [:]

  private struct Key: Hashable {
    let namespace: Symbol
    let name: Symbol
  }

  /// Which of several workloads of one name has the plain names.
  private static let ranks: [Workload.Kind] = [.statefulSet] + Workload.Kind.allCases.filter { $0 != .statefulSet }

  /// - Parameters:
  ///   - pods: every pod that has its name already.
  ///   - workloads: every workload whose pods will be named.
  init(_ pods: some Sequence<Pod>, _ workloads: some Sequence<Workload>) {
    taken = Set(pods.map { Key(namespace: $0.metadata.namespace, name: $0.metadata.name) })
    for workload in workloads {
      let key = Key(namespace: workload.metadata.namespace, name: workload.metadata.name)
      kinds[key, default: []].append(workload.kind)
    }
  }

  func name(for identity: PodIdentity, in namespace: Symbol) -> Symbol {
    let stem = identity.name.text
    let rivals = kinds[Key(namespace: namespace, name: identity.name)] ?? []
    if Self.ranks.first(where: rivals.contains) == identity.kind {
      let plain = Symbol("\(stem)-\(identity.ordinal)")
      if !taken.contains(Key(namespace: namespace, name: plain)) { return plain }
    }
    return free("\(stem)-\(identity.kind.rawValue.lowercased())-\(identity.ordinal)", in: namespace)
  }

  /// A name for a pod that has a `generateName` alone: `import-0`, by its place among those of the same prefix.
  mutating func generate(_ prefix: Symbol, in namespace: Symbol) -> Symbol {
    let slot = Key(namespace: namespace, name: prefix)
    let ordinal = generated[slot] ?? 0
    generated[slot] = ordinal + 1
    let stem = GeneratedName.stem(prefix.text)
    let plain = "\(stem)\(ordinal)"
    let name = isFree(plain, in: namespace) ? Symbol(plain) : free("\(stem)pod-\(ordinal)", in: namespace)
    taken.insert(Key(namespace: namespace, name: name))
    return name
  }

  private func free(_ wanted: String, in namespace: Symbol) -> Symbol {
    var name = wanted
    var attempt = 2
    while !isFree(name, in: namespace) {
      name = "\(wanted)-\(attempt)"
      attempt += 1
    }
    return Symbol(name)
  }

  /// Whether no pod has the name, and none out of a workload could.
  private func isFree(_ name: String, in namespace: Symbol) -> Bool {
    if taken.contains(Key(namespace: namespace, name: Symbol(name))) { return false }
    guard let (stem, _) = OrdinalName.split(name) else { return true }
    return kinds[Key(namespace: namespace, name: Symbol(stem))] == nil
  }
}

/// A name that ends in a number: `web-0`.
enum OrdinalName {
  /// `web` and `0`; nil for any other name.
  static func split(_ name: String) -> (stem: String, ordinal: Substring)? {
    guard let dash = name.utf8.lastIndex(of: UInt8(ascii: "-")), dash > name.startIndex else { return nil }
    let ordinal = name[name.utf8.index(after: dash)...]
    guard !ordinal.isEmpty, ordinal.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return (String(name[..<dash]), ordinal)
  }
}
