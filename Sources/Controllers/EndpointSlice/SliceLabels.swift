import Store
import Symbols

/// The labels of a Service's slices: the Service's own, and those by which slices are found.
enum SliceLabels {
  private static let headless: Symbol = "service.kubernetes.io/headless"
  private static let reserved: [Symbol] = [
    headless, "kubernetes.io/service-name", "endpointslice.kubernetes.io/managed-by",
  ]

  static func labels(of service: StoredObject) -> Value {
    var labels = withoutReserved(service.metadata["labels"])
    if service.spec["clusterIP"] == "None" { labels[headless] = "" }
    labels["kubernetes.io/service-name"] = .text(service.name)
    labels["endpointslice.kubernetes.io/managed-by"] = .text(EndpointSliceController.manager)
    return labels
  }

  /// Whether a slice has the Service's own labels and no others.
  static func areKept(on slice: StoredObject, of service: StoredObject) -> Bool {
    withoutReserved(slice.metadata["labels"]).entries == withoutReserved(service.metadata["labels"]).entries
  }

  private static func withoutReserved(_ labels: Value) -> Value {
    var labels = labels
    for key in reserved { labels[key] = .null }
    return labels
  }
}
