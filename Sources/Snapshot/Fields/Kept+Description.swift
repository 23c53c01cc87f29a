import Kinds
import Symbols

extension Kept {
  /// What the description of a kind keeps.
  init(objectsOf kind: KindDescription) {
    self = Self.object(SchemaType(kind), Surroundings())
  }

  /// What the fields around a value say of it.
  private struct Surroundings {
    /// What a name below is the name of, where the type leaves that open.
    var selfName: String?
    var annotations: [KeptAnnotation] = []
    /// These fields alone.
    var fields: [Symbol]?
  }

  private static func object(_ type: SchemaType, _ around: Surroundings) -> Kept {
    let structure = type.schema.structure(type.type)
    var kept: [Symbol: Kept] = [:]
    for (place, facts) in type.schema.facts(of: type.type).enumerated() {
      let name = structure.keys[place]
      if around.fields?.contains(name) == false { continue }
      kept[name] = field(SchemaType(type.schema, structure.types[place]), facts, around)
    }
    return .fields(kept)
  }

  private static func field(_ type: SchemaType, _ facts: FieldFacts, _ around: Surroundings) -> Kept? {
    let keeping = facts.keeping
    switch keeping.form {
    case .leftOut: return nil
    case .labels: return .labels
    case .requirement: return .requirement
    case .keyed(let name): return .keyed(by: Name.of(name))
    case .emptied(let name): return .emptied(by: Name.of(name))
    case .names(let name): return .name(Name.of(name == "self" ? around.selfName ?? "" : name))
    case .annotations: return annotations(keeping.annotations + around.annotations)
    case .kept: break
    }
    var kept = Kept.whole
    if let object = type.objects {
      // What a list of claims says of their names goes down to their metadata.
      let isMetadata = object.schema.structure(object.type).name == "ObjectMeta"
      kept = self.object(
        object,
        Surroundings(
          selfName: (isMetadata ? around.selfName : nil) ?? keeping.selfName ?? facts.refersTo.flatMap(nameCategory),
          annotations: keeping.annotations, fields: keeping.fields))
    } else if let name = facts.refersTo.flatMap(nameCategory) {
      kept = .name(Name.of(name))
    }
    if let field = keeping.worthlessAlone { kept = .unlessOnly(field, kept) }
    if let items = keeping.items { kept = .only(items.field, in: Set(items.values.map { Symbol($0) }), kept) }
    return kept
  }

  /// What the name of such an object is the name of.
  private static func nameCategory(of kind: Symbol) -> String? {
    KindCatalogue.kind(kind).flatMap { SchemaType($0).field("metadata")?.facts.keeping.selfName }
  }

  private static func annotations(_ list: [KeptAnnotation]) -> Kept {
    var known: [Symbol: Kept] = [:]
    var prefixes: [String] = []
    for annotation in list {
      if annotation.isPrefix {
        prefixes.append(annotation.key.text)
      } else {
        known[annotation.key] = annotation.names.isEmpty ? .whole : .name(Name.of(annotation.names))
      }
    }
    return .annotations(known, ofContainers: prefixes)
  }
}

extension Name {
  /// A name that a description uses. Tests hold that all are known; one that is not would hide too much, not too little.
  static func of(_ word: String) -> Name { Name(rawValue: word) ?? .object }
}

extension SchemaType {
  /// The struct that it is, or that the items of the list are; maps are kept whole.
  fileprivate var objects: SchemaType? {
    switch type.form {
    case .object: self
    case .list: element?.objects
    default: nil
    }
  }
}
