import Symbols
import Synchronization

/// The fields of kinds, and of all types that they hold. Descriptions are read when their kind is first asked for.
public final class Schema: Sendable {
  public let structures: ContiguousArray<Structure>
  /// What lists and maps hold, by number.
  let elements: ContiguousArray<ValueType>
  /// Names of string types, by number; 0 is `string`.
  private let stringTypes: ContiguousArray<Piece>
  /// What is to be known of each struct, once somebody asks: read without a lock, as every value of every object asks.
  private nonisolated(unsafe) let facts: UnsafeMutablePointer<AtomicLazyReference<StructureFacts>>

  init(_ reader: SchemaReader) {
    structures = reader.structures
    elements = reader.elements
    stringTypes = reader.stringTypes
    facts = .allocate(capacity: structures.count)
    for place in structures.indices { (facts + place).initialize(to: AtomicLazyReference()) }
  }

  deinit {
    facts.deinitialize(count: structures.count)
    facts.deallocate()
  }

  /// A schema with that kind, and the kind's own type in it.
  public static func of(_ kind: KindDescription) -> (schema: Schema, type: ValueType) {
    store.withLock { store in
      if let type = store.reader.roots[kind.text], let schema = store.schema { return (schema, type) }
      let type = store.reader.readKind(kind)
      let schema = Schema(store.reader)
      store.schema = schema
      return (schema, type)
    }
  }

  private struct Store {
    var reader = SchemaReader()
    var schema: Schema?
  }

  private static let store = Mutex(Store())

  public func structure(_ type: ValueType) -> Structure { structures[Int(type.reference)] }

  /// What a list or map holds.
  @inline(__always)
  public func element(of type: ValueType) -> ValueType {
    type.form == .resources ? ValueType(form: .quantity) : elements[Int(type.reference)]
  }

  /// What the description says of each field of a struct.
  public func facts(of type: ValueType) -> [FieldFacts] { structureFacts(of: type).fields }

  /// What is to be known of a struct.
  public func structureFacts(of type: ValueType) -> StructureFacts {
    let place = facts + Int(type.reference)
    if let known = place.pointee.load() { return known }
    return place.pointee.storeIfNil(StructureFacts(structure(type), of: type, in: self))
  }

  /// String types of the core group.
  private static let commonNames: Set<String> = [
    "ConditionStatus", "LabelSelectorOperator", "NodeSelectorOperator", "ResourceName", "TaintEffect",
  ]

  /// The type as Go writes it: `[]v1.Container`.
  ///
  /// - Parameter package: the version of the kind: types of the core are `v1` all the same.
  public func goName(_ type: ValueType, package: String = "v1") -> String {
    switch type.form {
    case .string:
      let name = stringTypes[Int(type.reference)].text
      if name == "string" { return name }
      return name == "UID" ? "types.UID" : "\(Self.commonNames.contains(name) ? "v1" : package).\(name)"
    case .bool: return "bool"
    // Time and IntOrString are read as one of these.
    case .int32, .intOrString: return "int32"
    case .int64: return "int64"
    case .number: return "float64"
    case .bytes: return "[]uint8"
    case .time, .microTime: return "string"
    case .quantity: return "resource.Quantity"
    case .resources: return "v1.ResourceList"
    case .any: return "interface {}"
    case .object:
      let structure = structures[Int(type.reference)]
      return "\(structure.isCommon ? "v1" : package).\(structure.name)"
    case .list: return "[]\(goName(element(of: type), package: package))"
    case .map: return "map[string]\(goName(element(of: type), package: package))"
    }
  }
}
