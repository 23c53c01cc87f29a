import Kubernetes
import Scheduler
import Symbols

/// The cluster's PriorityClasses, with those that every cluster has.
///
/// Source: "Pod Priority and Preemption", Kubernetes documentation.
struct Priorities: Sendable {
  private var classes: [Symbol: PriorityClass] = [:]
  private var globalDefault: PriorityClass?
  /// Names that pods use and nobody defines, in the order met.
  private(set) var unknown: [Symbol] = []

  init(_ given: some Sequence<PriorityClass>) {
    for builtIn in Self.builtIn { classes[builtIn.metadata.name] = builtIn }
    for priorityClass in given {
      classes[priorityClass.metadata.name] = priorityClass
      guard priorityClass.isGlobalDefault else { continue }
      // Of several global defaults the lowest counts; of equal ones the first by name, so that order means nothing.
      if let known = globalDefault, known.value <= priorityClass.value {
        if known.value < priorityClass.value || known.metadata.name.precedes(priorityClass.metadata.name) { continue }
      }
      globalDefault = priorityClass
    }
  }

  /// The class that the spec names, or the default one; nil when there is no such class.
  func priorityClass(of spec: PodSpec) -> PriorityClass? {
    spec.priorityClassName.isEmpty ? globalDefault : classes[spec.priorityClassName]
  }

  /// What counts for a pod that is taken as it is written: an explicit `spec.priority` or `spec.preemptionPolicy` stands.
  mutating func resolve(_ pod: Pod) -> PrioritizedPod {
    let spec = pod.spec.value
    let name = spec.priorityClassName
    let priorityClass = priorityClass(of: spec)
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
