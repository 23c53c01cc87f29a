import Symbols
import YAML

/// From the version in which an object is stored to the one in which it is asked for.
enum Conversion {
  /// Versions of a kind that say the same in the same fields differ in their name alone.
  static func convert(_ object: YAMLDraft, to resource: ServedResource) -> YAMLDraft {
    guard object["apiVersion"]?.text != resource.apiVersion.text else { return object }
    var object = object
    if resource.kind == "HorizontalPodAutoscaler" {
      object = AutoscalerConversion.convert(object, toV1: resource.version == "v1")
    }
    object["apiVersion"] = .text(resource.apiVersion.text, at: object["apiVersion"] ?? object)
    return object
  }
}
