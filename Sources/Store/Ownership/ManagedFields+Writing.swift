import SourceText
import Symbols
public import YAML

extension ManagedFields {
  /// As an object's `metadata.managedFields` have it, without times.
  ///
  /// - Parameter place: where it is taken to stand.
  public func list(at place: YAMLDraft) -> YAMLDraft {
    let entries = managers.sorted { a, b in
      a.operation == b.operation ? a < b : a.operation.rawValue < b.operation.rawValue
    }
    return .list(
      entries.map { manager in
        let entry = self[manager]
        return .mapping(
          [
            "manager": .text(manager.name, at: place), "operation": .text(manager.operation.rawValue, at: place),
            "apiVersion": .text(entry?.apiVersion ?? manager.apiVersion, at: place),
            "fieldsType": .text("FieldsV1", at: place), "fieldsV1": entry?.fields.mapping(at: place),
            "subresource": manager.subresource.isEmpty ? nil : .text(manager.subresource, at: place),
          ], at: place)
      }, at: place)
  }
}

extension FieldSet {
  /// As `fieldsV1` has it.
  fileprivate func mapping(at place: YAMLDraft) -> YAMLDraft {
    var result = YAMLDraft.mapping([:], at: place)
    for element in elements {
      let below = below(element)
      var inner = below.mapping(at: place)
      if contains(element), !below.isEmpty {
        inner.content = .mapping(
          [.init(key: ".", keyRange: place.range, value: .mapping([:], at: place))] + inner.entries)
      }
      result[Symbol(element.key)] = inner
    }
    return result
  }
}

extension FieldPathElement {
  fileprivate var key: String {
    switch self {
    case .field(let name): "f:\(name.text)"
    case .key(let fields):
      "k:{" + fields.map { "\(GoText.quoted($0.name.text)):\($0.value.text)" }.joined(separator: ",") + "}"
    case .value(let value): "v:\(value.text)"
    case .index(let place): "i:\(place)"
    }
  }
}
