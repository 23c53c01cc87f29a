import SourceText
import Store
import Symbols
import YAML

extension YAMLDraft {
  /// Where a field stands; where it is not written, what holds it.
  func place(of path: [FieldPathElement], _ type: ApplyType) -> SourceRange {
    guard let first = path.first else { return range }
    let rest = Array(path.dropFirst())
    switch first {
    case .field(let name):
      guard let value = self[name], let child = type.child(name) else { return range }
      return value.place(of: rest, child)
    case .key, .value:
      let item = items.first { (try? type.element(of: $0)) == first }
      return item?.place(of: rest, type.item) ?? range
    case .index(let place):
      return items.indices.contains(place) ? items[place].place(of: rest, type.item) : range
    }
  }
}
