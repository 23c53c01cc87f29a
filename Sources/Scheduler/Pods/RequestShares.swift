import Kubernetes
import SourceText
import Symbols

/// Who in a pod asks for how much of a resource, as far as it makes up what the scheduler counts (``PodRequests``).
struct RequestShares {
  struct Share {
    /// `main`, `the sidecar side`, `the init container fetch`.
    let holder: String
    let amount: Quantity
    let origin: SourcePosition
  }

  private(set) var shares: [Share] = []
  /// An init container asks for more than all that runs after it: its name.
  private(set) var peak: Symbol?
  /// What the containers and sidecars ask for together.
  private(set) var running = Quantity(0)

  init(_ spec: PodSpec, of resource: Symbol) {
    var sidecars: [Share] = []
    var highest = (sum: Quantity(0), shares: [Share](), name: Symbol.none)
    for container in spec.initContainers {
      let own = Self.share(container, resource, container.restartsAlways ? "the sidecar" : "the init container")
      if container.restartsAlways {
        sidecars += own
        continue
      }
      let candidate = sidecars + own
      let sum = Self.sum(candidate)
      if highest.sum < sum { highest = (sum, candidate, container.name) }
    }
    let base = sidecars + spec.containers.flatMap { Self.share($0, resource, nil) }
    running = Self.sum(base)
    shares = running < highest.sum ? highest.shares : base
    peak = running < highest.sum ? highest.name : nil
    if let own = spec.podLevelRequests?.first(where: { $0.name == resource }) {
      shares = [Share(holder: "the pod as a whole", amount: own.quantity, origin: own.origin)]
      peak = nil
    }
    if let overhead = spec.overhead.amount(of: resource), !overhead.quantity.isZero {
      shares.append(Share(holder: "its overhead", amount: overhead.quantity, origin: overhead.origin))
    }
  }

  private static func share(_ container: Container, _ resource: Symbol, _ kind: String?) -> [Share] {
    guard let amount = container.resources.requests.amount(of: resource), !amount.quantity.isZero else { return [] }
    let holder = kind.map { "\($0) \(container.name.text)" } ?? container.name.text
    return [Share(holder: holder, amount: amount.quantity, origin: amount.origin)]
  }

  private static func sum(_ shares: [Share]) -> Quantity {
    shares.reduce(Quantity(0)) { $0 + $1.amount }
  }

  /// So many are named.
  private static let mostNamed = 3

  /// `8 of the sidecar side, 8 of main`; nil where the amount is asked for by one container that runs.
  func words(_ unit: ResourceUnit, isCPU: Bool) -> String? {
    guard shares.count > 1 || peak != nil else { return nil }
    let named = shares.prefix(Self.mostNamed).map { share in
      "\(unit.text(isCPU ? share.amount.milliValue : share.amount.value)) of \(share.holder)"
    }
    let more = shares.count > Self.mostNamed ? ", and \(shares.count - Self.mostNamed) more" : ""
    return named.joined(separator: ", ") + more
  }
}
