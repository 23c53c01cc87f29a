public import YAML

/// Who owns the fields of an object, as far as it was worked out.
public enum FieldOwners: Sendable {
  case known(ManagedFields)
  /// Whoever wrote all of it, which is worked out when somebody asks: most objects are never patched.
  ///
  /// - `body`: the object as it was sent.
  case writer(String, body: YAMLNode)

  /// Nobody is known to own anything.
  public static let nobody = FieldOwners.known(ManagedFields())

  /// The same, in the memory of others as far as both are made alike.
  func sharing(_ others: FieldOwners) -> FieldOwners {
    guard case .writer(let name, let body) = self, case .writer(_, let other) = others else { return self }
    return .writer(name, body: body.sharing(other))
  }
}
