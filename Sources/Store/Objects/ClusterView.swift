public import Kubernetes
public import Symbols

/// The objects of a cluster at one moment, to read: by kind and namespace, in the order of their names.
public struct ClusterView: Sendable {
  private struct Place: Hashable {
    let kind: Symbol
    let namespace: String
  }

  /// In the order in which they were given.
  private let given: [StoredObject]
  private let byKind: [Symbol: [StoredObject]]
  /// Where in its kind's list a namespace starts and ends.
  private let ranges: [Place: Range<Int>]

  /// Of objects of the same kind and name the last counts.
  public init(_ objects: [StoredObject]) {
    var byKind: [Symbol: [StoredObject]] = [:]
    var ranges: [Place: Range<Int>] = [:]
    for (kind, all) in Dictionary(grouping: objects, by: \.kind) {
      let latest = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
      let sorted = latest.values.sorted { $0.key < $1.key }
      byKind[kind] = sorted
      for (index, object) in sorted.enumerated() {
        let place = Place(kind: kind, namespace: object.namespace)
        ranges[place] = (ranges[place]?.lowerBound ?? index)..<(index + 1)
      }
    }
    given = objects
    self.byKind = byKind
    self.ranges = ranges
  }

  /// How many objects there are.
  public var count: Int { byKind.values.reduce(0) { $0 + $1.count } }

  /// All objects of a kind.
  public func objects(_ kind: Symbol) -> [StoredObject] { byKind[kind] ?? [] }

  /// All objects of a kind in a namespace.
  public func objects(_ kind: Symbol, in namespace: String) -> ArraySlice<StoredObject> {
    guard let all = byKind[kind], let range = ranges[Place(kind: kind, namespace: namespace)] else { return [] }
    return all[range]
  }

  /// One object.
  ///
  /// - Complexity: O(log *n*) in the number of objects of the kind in the namespace.
  public func object(_ kind: Symbol, _ key: ObjectKey) -> StoredObject? {
    let all = objects(kind, in: key.namespace)
    var low = all.startIndex
    var high = all.endIndex
    while low < high {
      let middle = (low + high) / 2
      if all[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < all.endIndex && all[low].key == key ? all[low] : nil
  }

  /// An object's `resourceVersion`. One that has none gets a number as if the objects had been made one after the other in
  /// the order in which they were given, the first with 101.
  ///
  /// - Complexity: O(*n*) in the number of all objects, for one that has none.
  public func resourceVersion(of object: StoredObject) -> String {
    if let version = object.metadata["resourceVersion"].string { return version }
    let place = given.firstIndex { $0.kind == object.kind && $0.key == object.key }
    return place.map { String(101 + $0) } ?? ""
  }

  /// The objects of a kind that an object controls.
  public func controlled(_ kind: Symbol, by owner: StoredObject) -> [StoredObject] {
    objects(kind, in: owner.namespace).filter { $0.controller?.uid == owner.uid }
  }

  /// The objects of a kind in a namespace that a selector matches.
  public func selected(_ kind: Symbol, in namespace: String, by selector: LabelSelector) -> [StoredObject] {
    objects(kind, in: namespace).filter { selector.matches($0.labels) }
  }
}
