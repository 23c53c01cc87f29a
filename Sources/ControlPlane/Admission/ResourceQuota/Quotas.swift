import Kubernetes
import Scheduler
import SourceText
import Symbols
import Versions

/// The quotas of all namespaces and what of them is taken up, in the order in which objects are made.
struct Quotas {
  private var ledgers: [Symbol: QuotaLedger] = [:]

  /// None: nothing is refused.
  init() {}

  /// What is there before anything is made: the cluster's pods that stay and its claims and workloads, and the claims of `-f`.
  ///
  /// - Parameter replaced: the pods that went, which a dump may have counted.
  init(_ contents: ClusterContents, kept: [Pod], replaced: [Pod], _ version: KubernetesVersion) {
    if contents.resourceQuotas.isEmpty { return }
    let quotas = Dictionary(grouping: contents.resourceQuotas) { $0.metadata.namespace }
    var stored: [Symbol: [QuotaSubject]] = [:]
    func store(_ subject: QuotaSubject, _ namespace: Symbol) {
      if quotas[namespace] != nil { stored[namespace, default: []].append(subject) }
    }
    for pod in kept + replaced { store(.pod(pod), pod.metadata.namespace) }
    let claims = contents.objects.persistentVolumeClaims
    for claim in claims.prefix(contents.claimsOfCluster) { store(.claim(.init(claim)), claim.metadata.namespace) }
    for owner in contents.owners { store(owner.kind.subject, owner.metadata.namespace) }
    for (namespace, quotas) in quotas {
      ledgers[namespace] = QuotaLedger(quotas, stored: stored[namespace] ?? [], in: version)
    }
    for pod in replaced { ledgers[pod.metadata.namespace]?.release(.pod(pod)) }
    for claim in claims.dropFirst(contents.claimsOfCluster) {
      ledgers[claim.metadata.namespace]?.add(.claim(.init(claim)))
    }
  }

  /// By namespace.
  var accounts: [QuotaLedger] {
    ledgers.sorted { $0.key.precedes($1.key) }.map(\.value)
  }

  /// Takes a pod in, if every quota has room for it.
  ///
  /// - Parameter others: how many more pods of the kind are to come.
  mutating func pay(for pod: Pod, beside others: Int = 0) throws(AdmissionRefusal) {
    guard let denial = ledgers[pod.metadata.namespace]?.charge(.pod(pod)) else { return }
    let silent: Container? =
      if case .unsaid(let list) = denial.reason {
        pod.spec.value.container(named: list.first?.containers.first)
      } else {
        nil
      }
    throw .forbidden(.resourceQuota, denial.text).at(silent?.origin ?? .none).because(of: denial, others)
  }

  /// Takes in a claim that is made for a pod.
  mutating func pay(for claim: PersistentVolumeClaim) throws(AdmissionRefusal) {
    guard let denial = ledgers[claim.metadata.namespace]?.charge(.claim(.init(claim))) else { return }
    throw .forbidden(.resourceQuota, "persistentvolumeclaims \"\(claim.metadata.name.text)\"", denial.text)
      .because(of: denial)
  }

  /// Takes in a workload, which is counted by number alone.
  mutating func pay(for kind: Workload.Kind, _ name: String, in namespace: Symbol) throws(AdmissionRefusal) {
    guard let denial = ledgers[namespace]?.charge(kind.subject) else { return }
    throw .forbidden(.resourceQuota, "\(kind.resource) \"\(name)\"", denial.text).because(of: denial)
  }

  /// A pod that is there whatever quotas say.
  mutating func add(_ pod: Pod) { ledgers[pod.metadata.namespace]?.add(.pod(pod)) }
}

extension AdmissionRefusal {
  fileprivate func because(of denial: QuotaDenial, _ others: Int = 0) -> Self {
    let title = "ResourceQuota \(denial.quota.namespace.text)/\(denial.quota.name.text)"
    let refusal = because(of: title, at: denial.position)
    switch denial.reason {
    case .unsaid(let list):
      let names = list.map(\.resource.text).joined(separator: " and ")
      return refusal.cured(by: "\(names) in each container, or a LimitRange that sets it")
    case .exceeded(let list):
      let amounts = list.map { "\($0.resource.text) \(($0.used + $0.requested.times(others + 1)).canonicalText)" }
      let all = others == 0 ? "" : " (for this pod and the \(others) after it)"
      return refusal.cured(by: "\(title) with \(amounts.joined(separator: " and "))\(all), or pods that ask for less")
    }
  }
}

extension ResourceQuota {
  /// `ResourceQuota shop/compute`.
  var title: String { "ResourceQuota \(metadata.namespace.text)/\(metadata.name.text)" }
}

extension Workload.Kind {
  private var group: String { apiVersion.split(separator: "/").dropLast().first.map(String.init) ?? "" }

  /// With its group, `deployments.apps`, as messages name it.
  fileprivate var resource: String { "\(rawValue.lowercased())s\(group.isEmpty ? "" : ".\(group)")" }

  fileprivate var subject: QuotaSubject {
    .object(resource: Symbol("\(rawValue.lowercased())s"), group: Symbol(group))
  }
}
