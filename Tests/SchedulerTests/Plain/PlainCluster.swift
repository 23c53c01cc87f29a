/// A cluster in the plainest terms: strings, whole numbers and lists, nothing worked out.
struct PlainCluster {
  var nodes: [PlainNode] = []
  /// Labels by name; a namespace that pods use need not be here.
  var namespaces: [String: [String: String]] = [:]
  var services: [PlainService] = []
  var budgets: [PlainBudget] = []
  /// By name, with the value of `kind` that its devices must have, nil for all.
  var deviceClasses: [String: String?] = [:]
  /// At most one for each node.
  var slices: [PlainSlice] = []
  var claims: [PlainClaim] = []
  /// What the one profile of the configuration leaves out.
  var disabled: [PlainPoint] = []
  /// With a node.
  var running: [PlainPod] = []
  var pending: [PlainPod] = []
}

struct PlainNode {
  var name: String
  var labels: [String: String] = [:]
  var taints: [PlainTaint] = []
  var isUnschedulable = false
  /// cpu in milli, the rest in bytes or units.
  var allocatable: [String: Int64] = [:]
  /// Size in bytes by name.
  var images: [String: Int64] = [:]
}

struct PlainTaint {
  var key: String
  var value = ""
  var effect: String
}

struct PlainToleration {
  /// Empty: any.
  var key = ""
  /// Empty: Equal.
  var `operator` = ""
  var value = ""
  /// Empty: any.
  var effect = ""
}

struct PlainService {
  var namespace: String
  var name: String
  var selector: [String: String]
}

struct PlainBudget {
  var namespace: String
  var name: String
  var selector: PlainSelector
  var allowed: Int
}

struct PlainSelector {
  var labels: [String: String] = [:]
  var expressions: [PlainExpression] = []

  var isEmpty: Bool { labels.isEmpty && expressions.isEmpty }
}

struct PlainExpression {
  var key: String
  var `operator`: String
  var values: [String] = []
}

struct PlainPod {
  var namespace: String
  var name: String
  var labels: [String: String] = [:]
  /// Empty for a pending pod.
  var node = ""
  var priority = 0
  var neverPreempts = false
  var isTerminating = false
  /// An earlier preemption chose it.
  var isVictim = false
  /// Hour of a day in the past; nil for a pod that has not started.
  var startHour: Int?
  /// `status.nominatedNodeName`, which need not be there.
  var nominatedNode = ""
  /// Names of ResourceClaims in the pod's namespace, which need not be there.
  var claims: [String] = []
  /// Pod-level requests of CPU and memory, as the spec and the status have them; the latter come together.
  var wholeRequests: [String: Int64]?
  var wholeStatus: PlainStatus?
  /// `Infeasible` or `Deferred`; empty without a resize under way.
  var resize = ""
  var gates: [String] = []
  var containers: [PlainContainer] = []
  var initContainers: [PlainContainer] = []
  var nodeSelector: [String: String] = [:]
  var requiredNodeTerms: [PlainNodeTerm]?
  var preferredNodeTerms: [(weight: Int, term: PlainNodeTerm)]?
  var affinity: [PlainTerm] = []
  var antiAffinity: [PlainTerm] = []
  var preferredAffinity: [(weight: Int, term: PlainTerm)] = []
  var preferredAntiAffinity: [(weight: Int, term: PlainTerm)] = []
  var tolerations: [PlainToleration] = []
  var constraints: [PlainConstraint] = []

  var title: String { "\(namespace)/\(name)" }
  var uid: String { "uid-\(namespace)-\(name)" }
}

/// What the kubelet says that a container, or a pod as a whole, has.
struct PlainStatus {
  var allocated: [String: Int64]
  var actual: [String: Int64]
}

struct PlainContainer {
  var image = "app"
  /// cpu in milli, the rest in bytes or units.
  var requests: [String: Int64] = [:]
  /// nil for a container without a status.
  var status: PlainStatus?
  var hostPorts: [PlainPort] = []
  /// An init container that keeps running.
  var isSidecar = false
}

struct PlainPort {
  var port: Int
  var ip = ""
  var `protocol` = "TCP"
}

struct PlainNodeTerm {
  var expressions: [PlainExpression] = []
  /// `metadata.name In`; nil without.
  var name: String?
}

struct PlainTerm {
  /// nil: null.
  var selector: PlainSelector?
  var namespaces: [String] = []
  var namespaceSelector: PlainSelector?
  var key: String
  var matchLabelKeys: [String] = []
  var mismatchLabelKeys: [String] = []
}

struct PlainConstraint {
  var maxSkew = 1
  var key: String
  var isHard: Bool
  var selector: PlainSelector?
  var minDomains: Int?
  /// nil: not written.
  var honorsAffinity: Bool?
  var honorsTaints: Bool?
  var matchLabelKeys: [String] = []
}
