import Kubernetes
import Scheduler
import Symbols

/// What PriorityClasses make of pods: the Priority admission plugin's part.
///
/// Source: "Pod Priority and Preemption", Kubernetes documentation.
struct Priorities {
  private var classes: [Symbol: PriorityClass] = [:]
  private var globalDefault: PriorityClass?
  /// Names that pods use and nobody defines, in the order met.
  private(set) var unknown: [Symbol] = []

  init(_ given: some Sequence<PriorityClass>) {
    for builtIn in Self.builtIn { classes[builtIn.metadata.name] = builtIn }
    for priorityClass in given {
      classes[priorityClass.metadata.name] = priorityClass
      guard priorityClass.isGlobalDefault else { continue }
      // Of several global defaults the lowest counts.
      if let known = globalDefault, known.value <= priorityClass.value { continue }
      globalDefault = priorityClass
    }
  }

  /// An explicit `spec.priority` or `spec.preemptionPolicy` stands.
  mutating func resolve(_ pod: Pod) -> PrioritizedPod {
    let spec = pod.spec.value
    let name = spec.priorityClassName
    let priorityClass = name.isEmpty ? globalDefault : classes[name]
    if priorityClass == nil, !name.isEmpty, spec.priority == nil, !unknown.contains(name) { unknown.append(name) }
    return PrioritizedPod(
      pod, priority: spec.priority ?? priorityClass?.value ?? 0,
      preemptionPolicy: spec.preemptionPolicy ?? priorityClass?.preemptionPolicy ?? .preemptLowerPriority)
  }

  private static let builtIn = [
    named("system-cluster-critical", 2_000_000_000), named("system-node-critical", 2_000_001_000),
  ]

  private static func named(_ name: Symbol, _ value: Int32) -> PriorityClass {
    var metadata = ObjectMeta()
    metadata.name = name
    return PriorityClass(metadata: metadata, value: value, isGlobalDefault: false, preemptionPolicy: nil)
  }
}
