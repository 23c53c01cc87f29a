import SourceText

extension RuleSet {
  /// What an update may do to labels, owners and the like, and not to the rest.
  mutating func metadataUpdate(_ metadata: Field, from old: Field, anyFinalizer: Bool = false) {
    if old["deletionTimestamp"].exists { newFinalizers(metadata["finalizers"], old["finalizers"]) }
    if let before = old["generation"].integer, let after = metadata["generation"].integer, after < before {
      invalid(metadata["generation"], String(after), "must not be decremented")
    }
    for name: StaticString in ["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp"] {
      // What is left out is taken from the stored object.
      if metadata[name].exists, metadata[name].text != old[name].text { immutable(metadata[name], old[name]) }
    }
    if let grace = metadata["deletionGracePeriodSeconds"].integer, grace != old["deletionGracePeriodSeconds"].integer {
      immutable(metadata["deletionGracePeriodSeconds"], old["deletionGracePeriodSeconds"])
    }
    labels(metadata["labels"])
    annotations(metadata["annotations"])
    ownerReferences(metadata["ownerReferences"])
    finalizers(metadata["finalizers"], any: anyFinalizer)
  }

  /// Nobody adds a finalizer to what is being deleted.
  private mutating func newFinalizers(_ list: Field, _ old: Field) {
    let known = Set(old.items.map(\.text))
    let added = Set(list.items.map(\.text)).subtracting(known).sorted()
    if added.isEmpty { return }
    let values = added.map { GoText.quoted($0) }.joined(separator: ", ")
    forbidden(
      list, "no new finalizers can be added if the object is being deleted, found new finalizers []string{\(values)}")
  }
}
