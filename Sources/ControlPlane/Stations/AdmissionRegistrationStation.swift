import Kubernetes
import Symbols

/// Policies in CEL and webhooks, which may refuse a pod or make another of it.
enum AdmissionRegistrationStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    if way.wanted.admittedNamespaces.isEmpty { return [] }
    var counts: [String: Int] = [:]
    for object in way.contents.admissionRegistrations where !object.kind.isBinding {
      counts[object.kind.rawValue, default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { kind, count in
      "\(kind) (\(count) in the input) is not played: pods are admitted as if there were none"
    }
  }

  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed] {
    if way.contents.admissionRegistrations.isEmpty { return [] }
    return covering(way.made, way).compactMap { object, pods in
      PlacementRun.NotPlayed(
        object.kind == .validatingWebhooks || object.kind == .mutatingWebhooks ? .webhook : .admissionPolicy,
        "\(object.kind.rawValue) \(object.metadata.name.text)", does(object, way.contents), object.metadata, pods: pods)
    }
  }

  /// Each with the pods that it is asked about, those that it is asked about none left out.
  static func covering(_ pods: [Pod], _ way: PodWay) -> [(AdmissionRegistration, [Pod])] {
    if pods.isEmpty { return [] }
    let all = way.contents.admissionRegistrations
    return all.compactMap { object in
      if object.kind.isBinding { return nil }
      let bindings = object.bindings(among: all)
      let covered = pods.filter { pod in
        covers(pod, object.matches, way) && (bindings.isEmpty || bindings.contains { isBound(pod, $0, way) })
      }
      return covered.isEmpty ? nil : (object, covered)
    }
  }

  private static func isBound(_ pod: Pod, _ binding: AdmissionRegistration, _ way: PodWay) -> Bool {
    binding.matches.isEmpty || covers(pod, binding.matches, way)
  }

  private static func covers(_ pod: Pod, _ matches: [AdmissionMatch], _ way: PodWay) -> Bool {
    let metadata = pod.metadata
    let namespace = way.labels(ofNamespace: metadata.namespace)
    return matches.contains {
      $0.coversCreation(of: .pods, named: metadata.name, labels: metadata.labels, inNamespace: namespace)
    }
  }

  private static func does(_ object: AdmissionRegistration, _ contents: ClusterContents) -> String {
    let verb =
      object.kind == .mutatingPolicy || object.kind == .mutatingWebhooks ? "change or refuse" : "refuse"
    let isUnbound = object.kind.binding != nil && object.bindings(among: contents.admissionRegistrations).isEmpty
    return "could \(verb)\(isUnbound ? ", once it is bound (no binding is in the input)," : "")"
  }
}

extension AdmissionRegistration {
  /// What puts a policy into effect; nothing for webhooks.
  fileprivate func bindings(among all: [AdmissionRegistration]) -> [AdmissionRegistration] {
    guard let binding = kind.binding else { return [] }
    return all.filter { $0.kind == binding && $0.policyName == metadata.name }
  }
}
