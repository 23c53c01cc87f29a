public import Kinds
import Kubernetes
public import Symbols
public import YAML

/// What becomes of an object on its way through Go's types and back: unknown fields are gone, amounts and times are written in one way,
/// empty fields are left out, or written, as the description of the kind says.
public enum StoredForm {
  /// As the server holds it once it is decoded: nothing is written that was not given, but what is given and empty is gone.
  ///
  /// The object must have decoded: a value of the wrong type stays as it is.
  ///
  /// - Parameter keepsEmpty: whether lists and maps that are given and empty stay, as they do until the object is stored.
  public static func decoded(
    _ object: YAMLNode, as type: SchemaType, in release: Release, _ apiVersion: Symbol, keepsEmpty: Bool = false
  ) -> YAMLDraft {
    FormReader(type.schema, in: release, apiVersion, keepsEmpty: keepsEmpty).read(object, type.type)
  }

  /// As the server stores and answers it: with those fields too that are written though nobody gave them.
  public static func encoded(_ object: YAMLDraft, as type: SchemaType, in release: Release, _ apiVersion: Symbol)
    -> YAMLDraft
  {
    FormWriter(release: release, apiVersion: apiVersion).write(object, type) ?? object
  }
}
