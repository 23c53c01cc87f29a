import SourceText
import Store
import Symbols
import YAML

/// A field selector as requests have it: `metadata.name=web,spec.nodeName!=node-a`.
struct FieldQuery {
  private var requirements: [(path: [Symbol], isPositive: Bool, value: String)] = []

  init(_ text: String, of resource: ServedResource) throws(RequestError) {
    for part in text.split(separator: ",") {
      let isNegative = part.contains("!=")
      guard let range = part.firstRange(of: isNegative ? "!=" : part.contains("==") ? "==" : "=") else {
        throw .badRequest(
          "invalid selector: '\(text)'; can't understand '\(part)'", by: RequestError.Station.routing)
      }
      let label = String(part[..<range.lowerBound])
      guard Self.labels(of: resource).contains(label) else {
        throw .badRequest(
          "field label not supported: \(label)", by: RequestError.Station.routing)
      }
      requirements.append(
        (label.split(separator: ".").map { Symbol(String($0)) }, !isNegative, String(part[range.upperBound...])))
    }
  }

  func matches(_ record: ObjectRecord) -> Bool {
    requirements.allSatisfy { requirement in
      var node: YAMLNode? = record.body
      for key in requirement.path { node = node?[key] }
      let text = node.map { $0.isNull ? "" : $0.text } ?? ""
      return (text == requirement.value) == requirement.isPositive
    }
  }

  /// The fields that may be asked for.
  private static func labels(of resource: ServedResource) -> Set<String> {
    let more: [String] =
      switch resource.kind {
      case "Pod":
        [
          "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
          "status.phase", "status.podIP", "status.nominatedNodeName",
        ]
      case "Node": ["spec.unschedulable"]
      case "Namespace": ["status.phase"]
      case "Secret": ["type"]
      case "Service": ["spec.clusterIP", "spec.type"]
      case "Event":
        [
          "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "reason",
          "reportingComponent", "source", "type",
        ]
      case "Job": ["status.successful"]
      case "ReplicaSet", "ReplicationController": ["status.replicas"]
      case "ResourceSlice": ["spec.nodeName", "spec.driver"]
      default: []
      }
    return Set(more + ["metadata.name", "metadata.namespace"])
  }
}
