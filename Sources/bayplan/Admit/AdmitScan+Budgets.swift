import APIServer
import Controllers
import Store
import Symbols
import YAML

extension AdmitScan {
  /// What the numbers of a disruption budget depend on.
  static let counted: [Symbol] = [
    "Pod", "PodDisruptionBudget", "Deployment", "ReplicaSet", "ReplicationController", "StatefulSet",
  ]

  /// The numbers of disruption budgets, as their controller keeps them.
  mutating func settleBudgets() {
    let changes = server.store.changes(after: settled)
    settled = server.store.revision
    guard changes.contains(where: { Self.counted.contains(($0.new ?? $0.old)?.kind ?? .none) }) else { return }
    defer { settled = server.store.revision }
    guard let controller = Controllers.named("disruption") else { return }
    for budget in server.store.objects("PodDisruptionBudget") {
      let view = server.store.view(Self.counted)
      let context = ControllerContext(
        cluster: view, now: server.now, version: server.settings.version, metrics: .null)
      let step = controller.step(budget.key, context)
      for write in step.writes where write.kind == "PodDisruptionBudget" && write.subresource == "status" {
        let body = Value(budget.body).applying(mergePatch: write.change)
        if let resource = server.resources.resource(kind: "PodDisruptionBudget") {
          var draft = budget.draft
          draft["status"] = YAMLDraft(body["status"], at: budget.draft)
          server.observe(draft, of: resource)
        }
      }
    }
  }
}
