import Kubernetes
import Scheduler
import Symbols

/// What the input has of admission and of the work around it that is not played, each told once.
struct AdmissionRemarks {
  let contents: ClusterContents
  let wanted: WantedPods

  var sentences: [String] {
    var sentences: [String] = []
    if !wanted.admittedNamespaces.isEmpty { sentences += unreadKinds + quotas + podSecurity + claimLimits }
    return sentences + untouchedPods
  }

  /// Kinds that decide over pods and are not read.
  private static let kinds: [String: [String]] = [
    "admissionregistration.k8s.io": [
      "MutatingAdmissionPolicy", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy",
      "ValidatingWebhookConfiguration",
    ]
  ]

  private var unreadKinds: [String] {
    contents.passedOver.compactMap { passed in
      let group = passed.apiVersion.split(separator: "/").first.map(String.init) ?? ""
      guard Self.kinds[group]?.contains(passed.kind) == true else { return nil }
      return "\(passed.kind) (\(passed.count) in the input) is not played: pods are admitted as if there were none"
    }
  }

  private var quotas: [String] {
    let count = contents.resourceQuotas.count
    return count == 0
      ? [] : ["ResourceQuota (\(count) in the input) is not played: pods are admitted as if there were none"]
  }

  private var podSecurity: [String] {
    wanted.admittedNamespaces.sorted { $0.precedes($1) }.compactMap { namespace in
      guard let level = contents.namespaces[namespace]?["pod-security.kubernetes.io/enforce"], level != "privileged"
      else { return nil }
      return "namespace \(namespace.text) enforces pod security \"\(level.text)\", which is not played: "
        + "its pods are admitted whatever they ask for"
    }
  }

  private var claimLimits: [String] {
    let namespaces = Set(wanted.claims.map(\.metadata.namespace))
    return contents.limitRanges.filter { range in
      namespaces.contains(range.metadata.namespace)
        && range.limits.contains { $0.type == LimitRange.Item.persistentVolumeClaim }
    }.map { range in
      "LimitRange \(range.metadata.namespace.text)/\(range.metadata.name.text) bounds claims, which is not played: "
        + "claims are made whatever their size"
    }.sorted()
  }

  private var untouchedPods: [String] {
    let namespaces = Set(contents.limitRanges.map(\.metadata.namespace))
    let isMissed = wanted.untouched.contains {
      namespaces.contains($0.metadata.namespace) || !$0.spec.runtimeClassName.isEmpty
    }
    let missed = isMissed ? ["pods of -f are taken as written: LimitRanges and RuntimeClasses do not touch them"] : []
    let refused = wanted.untouched.filter {
      $0.spec.value.nodeName.isEmpty && PodValidation.hasPortTwice($0.spec.value)
    }
    return missed
      + refused.map { pod in
        "pod \(pod.metadata.namespace.text)/\(pod.metadata.name.text) is taken as written, though the API server refuses it: "
          + "it asks for a port of the host twice"
      }
  }
}
