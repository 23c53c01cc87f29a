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
}
