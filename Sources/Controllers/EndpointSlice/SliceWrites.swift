import Store
import Symbols

/// Sends what is to become of slices.
struct SliceWrites {
  private static let triggerTime: Symbol = "endpoints.kubernetes.io/last-change-trigger-time"

  private let plan: SlicePlan
  private let service: StoredObject

  init(_ plan: SlicePlan, of service: StoredObject) {
    var plan = plan
    plan.reuseDeleted(of: service)
    self.plan = plan
    self.service = service
  }

  func send(_ step: inout ControllerStep) {
    // Else slices would come back after the garbage collector took them.
    for draft in plan.created where !service.isBeingDeleted {
      step.create("EndpointSlice", in: service.namespace, stamped(draft.body))
    }
    for draft in plan.updated {
      if let stored = draft.stored { step.update(stored, to: stamped(draft.body)) }
    }
    for slice in plan.deleted { step.delete(slice, because: "no endpoint of the Service belongs in it") }
    if plan.created.isEmpty, plan.updated.isEmpty, plan.deleted.isEmpty {
      step.note("the slices say what the pods say")
    }
  }

  /// A Service that the controller had not seen before is what made it look.
  private func stamped(_ body: Value) -> Value {
    var body = body
    body["metadata"]["annotations"][Self.triggerTime] = service.creation?.value ?? .null
    return body
  }
}
