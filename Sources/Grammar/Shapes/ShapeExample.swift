/// How a mapping of a test file may look: for whoever wrote something else in its place.
enum ShapeExample {
  /// By what messages call the mapping; nil for one that nobody has to be shown.
  static func of(_ place: String) -> String? { all[place] }

  private static let all = [
    "pods": "pods: {workload: Deployment/web}", "except": "except: {namespace: kube-system}",
    "on": "on: {node: node-a}", "notOn": "notOn: {zone: a}",
    "rejected": "rejected: {node: node-a, by: TaintToleration}", "because": "because: {taint: gpu}",
    "refused": "refused: {by: PodSecurity}", "quota": "quota: {namespace: shop, holds: release}",
    "mutated": "mutated: {path: spec.priority, to: 100}",
    "podSecurity": "podSecurity: {level: restricted}",
    "score": "score: {plugin: NodeAffinity, equals: 100}", "margin": "margin: {atLeast: 10}",
    "candidates": "candidates: {equals: 3}", "preempts": "preempts: {victims: [low-1]}",
    "count": "count: {zone: a, equals: 2}", "spread": "spread: {topologyKey: zone, maxSkew: 1}",
    "together": "together: {with: {workload: StatefulSet/cache}, topologyKey: zone}",
    "apart": "apart: {topologyKey: node}",
    "tolerates": "tolerates: {key: lifecycle, value: spot}", "requests": "requests: {resource: cpu, atMost: 1}",
    "metadata": "metadata: {name: web stands in the general pool}",
    "scheduler": "scheduler: {kubernetesVersion: \"1.35\"}", "helm": "helm: {chart: charts/web}",
    "an expect entry": "{pods: {workload: Deployment/web}, outcome: scheduled}",
  ]
}
