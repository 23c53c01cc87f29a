import Symbols

/// What a description says of a struct's fields, with what is asked for again and again picked out.
public final class StructureFacts: Sendable {
  /// By place.
  public let fields: [FieldFacts]
  public let name: String
  /// The places of fields that are written though they are empty, and of those the structs.
  public let written: [Int]
  public let writtenStructs: [Int]
  /// The places of fields with a default, in the order in which they are looked at: what is worked out goes by what was written, a
  /// condition may go by what was filled in.
  let defaults: [Int]
  /// The places of fields in which there can be something to fill in.
  let filled: [Int]

  init(_ structure: Structure, of type: ValueType, in schema: Schema) {
    let fields = structure.notes.map { FieldFacts($0) }
    self.fields = fields
    name = structure.name
    written = fields.indices.filter { fields[$0].whenEmpty.isWritten }
    writtenStructs = written.filter { fields[$0].whenEmpty == .written && structure.types[$0].form == .object }
    defaults = Order.allCases.flatMap { order in
      fields.indices.filter { place in fields[place].defaultValue.map { Order($0) == order } ?? false }
    }
    filled = fields.indices.filter { place in
      fields[place].rule == .podDefaults || SchemaType(schema, structure.types[place]).holdsObjects
    }
  }

  /// In which order defaults are looked at.
  private enum Order: CaseIterable {
    case worked, plain, conditional

    init(_ value: DefaultValue) {
      if case .worked = value.value {
        self = .worked
      } else {
        self = value.condition == nil ? .plain : .conditional
      }
    }
  }
}
