public import Symbols

/// A type with the schema that knows it.
public struct SchemaType: Sendable {
  public let schema: Schema
  public let type: ValueType

  public init(_ schema: Schema, _ type: ValueType) {
    self.schema = schema
    self.type = type
  }

  /// Of the objects of a kind.
  public init(_ kind: KindDescription) { self.init(Schema.of(kind).schema, Schema.of(kind).type) }

  /// Of an object, by what it says of itself; nil for kinds that are not described.
  ///
  /// - Parameter apiVersion: empty where the object does not say.
  public init?(_ apiVersion: Symbol, _ kind: Symbol) {
    guard let known = apiVersion.isEmpty ? KindCatalogue.kind(kind) : KindCatalogue.kind(apiVersion, kind) else {
      return nil
    }
    self.init(known)
  }

  /// What a field of that name holds, and what else is to be known of it.
  public func field(_ name: Symbol) -> (type: SchemaType, facts: FieldFacts)? {
    guard type.form == .object, let place = schema.structure(type).place(of: name) else { return nil }
    return (SchemaType(schema, schema.structure(type).types[place]), schema.facts(of: type)[place])
  }

  /// What a map holds; nil for anything else.
  var mapElement: SchemaType? { type.form == .map || type.form == .resources ? element : nil }

  /// What a list or a map holds.
  public var element: SchemaType? {
    switch type.form {
    case .list, .map, .resources: SchemaType(schema, schema.element(of: type))
    default: nil
    }
  }
}
