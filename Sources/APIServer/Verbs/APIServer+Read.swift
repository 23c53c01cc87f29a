import Kinds
import Kubernetes
import SourceText
import Store
import Symbols
import YAML

extension APIServer {
  func get(_ place: ResourcePlace) throws(RequestError) -> Answer {
    guard let record = store.object(place.resource.kind, in: place.namespace, named: place.name) else {
      throw .notFound(place.resource, place.name)
    }
    return Answer(code: 200, object: Conversion.convert(record.draft, to: place.resource))
  }

  func list(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    Answer(code: 200, object: listObject(try selected(request, at: place), place.resource))
  }

  /// The objects that a request is about.
  func selected(_ request: Request, at place: ResourcePlace) throws(RequestError) -> [ObjectRecord] {
    let kind = place.resource.kind
    let all = place.namespace.isEmpty ? store.objects(kind) : store.objects(kind, in: place.namespace)
    let labels = try LabelQuery(request.options.labelSelector)
    let fields = try FieldQuery(request.options.fieldSelector, of: place.resource)
    return all.filter { labels.matches($0) && fields.matches($0) }
  }

  /// A list as it is answered: its items do not say what they are.
  func listObject(_ records: [ObjectRecord], _ resource: ServedResource) -> YAMLDraft {
    let place = YAMLDraft.nowhere
    let items = records.map { record in
      var object = Conversion.convert(record.draft, to: resource)
      object["kind"] = nil
      object["apiVersion"] = nil
      return object
    }
    return .mapping(
      [
        "kind": .text(resource.kind.text + "List", at: place), "apiVersion": .text(resource.apiVersion.text, at: place),
        "metadata": .mapping(["resourceVersion": .text(String(store.revision), at: place)], at: place),
        "items": .list(items, at: place),
      ], at: place)
  }
}
