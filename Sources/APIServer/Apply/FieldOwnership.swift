public import Kinds
import SourceText
public import Store
import Symbols
public import YAML

/// Who owns which fields of the objects of a kind, as requests change them.
public struct FieldOwnership {
  let type: ApplyType
  let kind: Symbol
  let group: String
  /// The version in which objects are sent.
  let apiVersion: String
  let subresource: String
  /// Fields that a request cannot set there, so that it never owns them.
  let ignored: FieldSet

  /// - Parameters:
  ///   - apiVersion: the version in which objects are sent, `apps/v1`.
  ///   - subresource: of which objects are written; empty for the whole.
  ///   - ignored: fields that such a request cannot set.
  public init(
    of kind: KindDescription, apiVersion: String, subresource: String = "", ignoring ignored: FieldSet,
    in release: Release
  ) {
    type = ApplyType(SchemaType(kind), in: release, Symbol(apiVersion))
    self.kind = kind.name
    self.apiVersion = apiVersion
    self.subresource = subresource
    self.ignored = ignored
    group = apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
  }

  /// Identity and bookkeeping, which nobody owns.
  private static let unowned = FieldSet([
    ["apiVersion"], ["kind"], ["metadata"], ["metadata", "name"], ["metadata", "namespace"],
    ["metadata", "creationTimestamp"], ["metadata", "selfLink"], ["metadata", "uid"], ["metadata", "clusterName"],
    ["metadata", "generation"], ["metadata", "managedFields"], ["metadata", "resourceVersion"],
  ])

  // MARK: Create, update, other patches

  /// Who owns what after a write that is no apply.
  ///
  /// - Parameters:
  ///   - old: the stored object; nil for a creation.
  ///   - new: what is written, with its defaults, before admission.
  ///   - managed: who owned what.
  public func update(
    _ old: YAMLDraft?, to new: YAMLDraft, managed: ManagedFields, by name: String
  ) -> ManagedFields {
    // An object of which nobody knows who owns what stays so until somebody applies it.
    if old != nil, managed.isEmpty { return managed }
    var managed = managed
    let comparison = FieldComparison(old, new, type, ignoring: ignored)
    give(up: comparison, by: nil, &managed)
    let fields = comparison.written.difference(Self.unowned)
    if !fields.isEmpty {
      let manager = FieldManager(name, .update, apiVersion: apiVersion, subresource: subresource)
      let owned = managed[manager]?.fields ?? FieldSet()
      managed[manager] = .init(fields.union(owned), apiVersion: apiVersion)
    }
    return managed
  }

  /// Takes from all but one what somebody else wrote or removed.
  private func give(up comparison: FieldComparison, by writer: FieldManager?, _ managed: inout ManagedFields) {
    let gone = comparison.written.union(comparison.removed)
    if gone.isEmpty { return }
    for manager in managed.managers where manager != writer {
      guard let entry = managed[manager] else { continue }
      managed[manager] = .init(entry.fields.difference(gone), apiVersion: entry.apiVersion)
    }
  }

  // MARK: Apply

  /// What an apply makes of an object.
  ///
  /// - Parameters:
  ///   - config: what is applied.
  ///   - live: the stored object, with its defaults; nil where there is none.
  ///   - force: whether fields of others are taken over.
  /// - Returns: the object as it is before it is read, and who owns what.
  public func apply(
    _ config: YAMLDraft, to live: YAMLDraft?, managed: ManagedFields, by name: String, force: Bool
  ) throws(ApplyProblem) -> (object: YAMLDraft, managed: ManagedFields) {
    try checkVersion(of: config)
    do throws(ApplyProblem) {
      return try applied(config, to: live, managed: managed, by: name, force: force)
    } catch {
      // What kubectl set by an apply of its own is no conflict with kubectl.
      guard name == Self.kubectl, case .conflicts(let conflicts) = error,
        let own = live.flatMap({ ownedByLastApplied($0) })
      else { throw error }
      let left = conflicts.filter { !own.contains($0.path) }
      guard left.isEmpty else { throw .conflicts(left) }
      return try applied(config, to: live, managed: managed, by: name, force: true)
    }
  }

  /// Who applies without saying who.
  static let kubectl = "kubectl"

  private func checkVersion(of config: YAMLDraft) throws(ApplyProblem) {
    let given = (config["apiVersion"]?.text ?? "", config["kind"]?.text ?? "")
    if given != (apiVersion, kind.text) {
      let name = given.0.contains("/") ? given.0 : "/\(given.0)"
      throw .badRequest("invalid object type: \(name), Kind=\(given.1)", at: config)
    }
    if let fields = config.at("metadata", "managedFields") {
      throw .badRequest("metadata.managedFields must be nil", at: fields)
    }
  }

  private func applied(
    _ config: YAMLDraft, to live: YAMLDraft?, managed: ManagedFields, by name: String, force: Bool
  ) throws(ApplyProblem) -> (object: YAMLDraft, managed: ManagedFields) {
    var managed = managed
    if let live, managed.isEmpty {
      let first = FieldManager("before-first-apply", .update, apiVersion: apiVersion, subresource: subresource)
      let all = FieldComparison(nil, live, type, ignoring: ignored).written.difference(Self.unowned)
      managed[first] = .init(all, apiVersion: apiVersion)
    }
    let check = TypeCheck(config, type)
    if let first = check.problems.first {
      throw .failure("failed to create typed patch object (\(described(config))): \(check.text)", at: first.place)
    }
    let manager = FieldManager(name, .apply, apiVersion: apiVersion, subresource: subresource)
    let last = managed[manager]
    managed[manager] = .init(FieldSet(of: config, type).removing(ignored), apiVersion: apiVersion)
    var object = ConfigurationMerge.merge(live, config, type) ?? config
    if let last { object = prune(object, last.fields, managed) }

    let comparison = FieldComparison(live, object, type, ignoring: ignored)
    var conflicts: [FieldConflict] = []
    for other in managed.managers where other != manager {
      let shared = managed[other]?.fields.intersection(comparison.written) ?? FieldSet()
      conflicts += shared.paths.map { path in
        FieldConflict(manager: other, path: path, position: config.place(of: path, type).position)
      }
    }
    if !force, !conflicts.isEmpty { throw .conflicts(conflicts) }
    give(up: comparison, by: manager, &managed)
    if let owned = managed[manager] {
      managed[manager] = .init(owned.fields.difference(Self.unowned), apiVersion: apiVersion)
    }
    if name == Self.kubectl { object = withLastApplied(object, config) }
    return (object, managed)
  }

  /// `shop/web; apps/v1, Kind=Deployment`.
  func described(_ config: YAMLDraft) -> String {
    let metadata = config["metadata"]
    let version = apiVersion.contains("/") ? apiVersion : "/\(apiVersion)"
    return "\(metadata?["namespace"]?.text ?? "")/\(metadata?["name"]?.text ?? ""); \(version), Kind=\(kind.text)"
  }

  /// Takes out what the manager applied last time, does not apply now, and nobody else owns.
  private func prune(_ merged: YAMLDraft, _ last: FieldSet, _ managed: ManagedFields) -> YAMLDraft {
    func without(_ fields: FieldSet) -> YAMLDraft {
      FieldRemoval.remove(fields, from: merged, type) ?? YAMLDraft(.mapping([]), at: merged)
    }
    let last = last.withFields(type)
    let there = FieldSet(of: merged, type).withFields(type)
    let pruned = without(last)
    let left = FieldSet(of: pruned, type).withFields(type)
    let owned = without(there.difference(left.union(managed.all.withFields(type))))
    let kept = FieldSet(of: owned, type).withFields(type)
    return without(there.difference(kept).intersection(last))
  }
}
