import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import TestSupport
import Testing

/// A run over manifests that stand in a test.
func play(
  cluster: String = node("n1"), _ workloads: String, _ change: (inout SimulationOptions) -> Void = { _ in }
) throws -> PlacementRun {
  var options = SimulationOptions()
  options.detail = .outcome
  change(&options)
  let input = SimulationInput(cluster: decode(cluster), workloads: decodeWritten(workloads), options: options)
  // An object with an error is left out, and a test on it would hold by chance.
  try #require((input.cluster.diagnostics + input.workloads.diagnostics).map(\.message) == [])
  return try Simulation.run(input)
}

/// The manifests of `-f`, with what admission looks at.
func decodeWritten(_ yaml: String) -> Manifests {
  var options = ManifestDecoder.Options()
  options.keepsWritten = .podsAndTemplates
  return decode(yaml, options: options)
}

/// A node with room for everything.
func node(_ name: String, labels: String = "{}", spec: String = "{}") -> String {
  """
  ---
  apiVersion: v1
  kind: Node
  metadata: {name: \(name), labels: \(labels)}
  spec: \(spec)
  status: {allocatable: {cpu: "64", memory: 64Gi, pods: "500"}}

  """
}

/// A Deployment of one pod.
func deployment(
  _ name: String = "web", namespace: String = "default", replicas: Int = 1, spec: String = "{}"
) -> String {
  """
  ---
  apiVersion: apps/v1
  kind: Deployment
  metadata: {name: \(name), namespace: \(namespace)}
  spec:
    replicas: \(replicas)
    selector: {matchLabels: {app: \(name)}}
    template: {metadata: {labels: {app: \(name)}}, spec: \(spec)}

  """
}

/// A workload of any kind, with further fields of its spec.
func workload(_ kind: Workload.Kind, _ name: String, _ fields: String = "") -> String {
  """
  ---
  apiVersion: \(kind.apiVersion)
  kind: \(kind.rawValue)
  metadata: {name: \(name)}
  spec: {\(fields)\(fields.isEmpty ? "" : ", ")template: {metadata: {labels: {app: \(name)}}, spec: {}}}

  """
}

func pod(_ name: String, spec: String = "{}", metadata: String = "") -> String {
  """
  ---
  apiVersion: v1
  kind: Pod
  metadata: {name: \(name)\(metadata)}
  spec: \(spec)

  """
}

extension PlacementRun {
  /// Of the pods that there are.
  var names: [String] { pods.filter { $0.decision.outcome != .refused }.map(\.pod.metadata.name.text) }

  /// `default/Deployment/web (3): message`, one for all pods of a workload that are refused alike.
  var refusals: [String] {
    var lines: [(text: String, count: Int, message: String)] = []
    for placement in pods {
      guard let refusal = placement.refusal else { continue }
      let metadata = placement.pod.metadata
      let who = "\(metadata.namespace.text)/\(placement.identity?.workload ?? metadata.name.text)"
      let message = refusal.message
      if let last = lines.last, last.text == who, last.message == message {
        lines[lines.count - 1].count += 1
      } else {
        lines.append((who, 1, message))
      }
    }
    return lines.map { "\($0.text) (\($0.count)): \($0.message)" }
  }

  /// `namespace/name: why`, one a line.
  var aside: [String] { leftAlone.map { "\($0.namespace.text)/\($0.name.text): \($0.why)" } }
}

extension PodSpec {
  /// All that admission may write, a line each.
  var admitted: [String] {
    var lines: [String] = []
    if !priorityClassName.isEmpty { lines.append("class \(priorityClassName.text)") }
    lines.append("priority \(priority.map { String($0) } ?? "none")")
    lines.append("policy \(preemptionPolicy.map { "\($0)" } ?? "none")")
    if let nodeSelector {
      lines += nodeSelector.requirements.map { "node \($0.key.text)=\($0.values.map(\.text).joined())" }
    }
    lines += tolerations.map { toleration in
      let seconds = toleration.tolerationSeconds.map { " for \($0)s" } ?? ""
      let value = toleration.value.isEmpty ? "" : "=\(toleration.value.text)"
      return "tolerates \(toleration.key.text)\(value):\(toleration.effect?.name.text ?? "*")"
        + " \(toleration.operatorText.text)\(seconds)"
    }
    lines += (containers + initContainers).map { container in
      "\(container.name.text) requests \(container.resources.requests.text), limits \(container.resources.limits.text)"
    }
    if !overhead.isEmpty { lines.append("overhead \(overhead.text)") }
    return lines
  }

  var volumeTexts: [String] {
    volumes.map { volume in
      switch volume.source {
      case .claim(let name, let readOnly): "\(volume.name.text): claim \(name.text)\(readOnly ? " read-only" : "")"
      case .ephemeral: "\(volume.name.text): ephemeral"
      case .other(let kind): "\(volume.name.text): \(kind.text)"
      default: "\(volume.name.text): ?"
      }
    }
  }
}

extension ResourceList {
  var text: String {
    amounts.isEmpty
      ? "-" : amounts.map { "\($0.name.text)=\($0.quantity.canonicalText)" }.joined(separator: " ")
  }
}

/// What every pod that says nothing of its own gets.
let untold = [
  "priority 0", "policy preemptLowerPriority",
  "tolerates node.kubernetes.io/not-ready:NoExecute Exists for 300s",
  "tolerates node.kubernetes.io/unreachable:NoExecute Exists for 300s",
]
