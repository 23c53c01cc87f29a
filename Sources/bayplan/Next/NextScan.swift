import ControlPlane
import Controllers
import Input
import Kinds
import Kubernetes
import Report
import SourceText
import Store
import Symbols
import Versions
import YAML

/// From the paths of `bayplan next` to what the controllers see.
struct NextScan {
  /// More objects than these are not made in one look: the limit of a played cluster.
  static let mostReplicas: Int64 = 100_000

  /// The kinds that controllers look at, and that are to decode: the others may hold what they like.
  static let kinds: Set<Symbol> = [
    "ControllerRevision", "CronJob", "DaemonSet", "Deployment", "EndpointSlice", "HorizontalPodAutoscaler", "Job",
    "Node", "PersistentVolume", "PersistentVolumeClaim", "Pod", "PodDisruptionBudget", "ReplicaSet",
    "ReplicationController", "Service", "StatefulSet", "StorageClass",
  ]

  let cluster: ClusterView
  let metrics: Value
  let diagnostics: [Diagnostic]
  let sources: SourceMap
  /// Files of folders that are not read as manifests.
  let passedOver: [Manifests.PassedOverFile]

  init(_ paths: [String], metrics path: String?, defaultNamespace: String, in release: Release) {
    let written = WrittenObjects(paths, kinds: Self.kinds)
    var diagnostics = written.diagnostics
    var objects: [StoredObject] = []
    var seen: [Name: SourceRange] = [:]
    for object in written.objects where Self.kinds.contains(object.kind) {
      let stored = StoredObject(observed: object.root, defaultNamespace: defaultNamespace, in: release)
      if let problem = Self.problem(stored) {
        diagnostics.append(.error(.unusableInput, at: object.root.range, problem))
        continue
      }
      let name = Name(kind: stored.kind, key: stored.key)
      if let other = seen.updateValue(object.root.range, forKey: name) {
        diagnostics.append(
          .error(
            .duplicateObject, at: object.root.range,
            "\(stored.kind.text) \(stored.key.text) is here twice: leave one out",
            notes: [.init(at: other, "here it is before")]))
      }
      objects.append(stored)
    }
    cluster = ClusterView(objects)
    sources = written.sources
    passedOver = written.passedOver
    var value = Value.null
    if let path { value = Self.read(path, sources, &diagnostics) }
    metrics = value
    self.diagnostics = diagnostics
  }

  private struct Name: Hashable {
    let kind: Symbol
    let key: ObjectKey
  }

  private static func problem(_ object: StoredObject) -> String? {
    if object.name.isEmpty { return "this \(object.kind.text) has no name: write metadata.name" }
    if let replicas = object.spec["replicas"].int, replicas > mostReplicas {
      return "\(replicas) replicas, more than \(mostReplicas) are not played: ask for fewer"
    }
    return nil
  }

  private static func read(_ path: String, _ sources: SourceMap, _ diagnostics: inout [Diagnostic]) -> Value {
    do {
      let file = sources.add(path: path == "-" ? "<stdin>" : path, bytes: try FileContents.read(path))
      let yaml = YAMLReader.read(file)
      diagnostics += yaml.diagnostics
      guard let root = yaml.documents.first?.root, root.kind == .mapping else {
        if !yaml.diagnostics.contains(where: { $0.severity == .error }) {
          let start = SourceRange(file: file.id, start: 0, end: 0)
          diagnostics.append(
            .error(.notMetrics, at: start, "these are no metrics: write a mapping of what the metrics APIs answer"))
        }
        return .null
      }
      return Value(root)
    } catch {
      diagnostics.append(error.diagnostic)
      return .null
    }
  }

  /// What a controller does with an object.
  func report(_ controller: any Controller.Type, _ key: ObjectKey, at now: Moment, _ version: KubernetesVersion)
    -> NextReport
  {
    let context = ControllerContext(cluster: cluster, now: now, version: version, metrics: metrics)
    let step = controller.step(key, context)
    return NextReport(
      title: controller.kind == nil ? controller.name : "\(controller.name) \(key.text)",
      moment: "at \(now.text), Kubernetes \(version)", writes: step.writes.map(Self.row),
      events: step.events.map { event in
        NextReport.Event(
          isWarning: event.isWarning, reason: event.reason, object: event.object, message: event.message)
      },
      reasons: step.reasons, error: step.error, again: step.again.map { "in \(Value.float($0).json) s" },
      document: step.document)
  }

  private static func row(_ write: Write) -> NextReport.Write {
    let resource = ResourceName.of(write.kind)
    return NextReport.Write(
      verb: write.verb.rawValue, resource: write.subresource.isEmpty ? resource : "\(resource)/\(write.subresource)",
      name: write.key.text, change: write.change.isNull ? "" : write.change.json, reason: write.reason)
  }
}
