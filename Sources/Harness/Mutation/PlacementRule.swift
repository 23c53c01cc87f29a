import ControlPlane
import SourceText

/// One thing in the input that says where pods may go, and how the input looks without it.
struct PlacementRule: Sendable {
  /// `toleration of lifecycle=spot:NoSchedule`.
  let text: String
  /// `Job/nightly-report`, `node-a`, `3 nodes (node-a, node-b, node-c)`.
  let owner: String
  /// How many nodes have the taint; 1 for every other rule.
  var ownerCount = 1
  let origin: SourcePosition
  let drop: Edit
  /// A form that asks for less; nil where there is none.
  let weaken: Edit?

  struct Edit: Sendable {
    /// `dropped`, `weakened to PreferNoSchedule`.
    let text: String
    let apply: @Sendable (inout SimulationInput) -> Void
  }
}
