import Kubernetes
import SourceText
import Symbols

/// What stations look at: the input, and the pods that come of it.
struct PodWay {
  let contents: ClusterContents
  let wanted: WantedPods
  /// The cluster's pods that stay.
  let kept: [Pod]
  let admitsBarePods: Bool

  /// Pods that went through admission, as they are stored. Worked out where a station asks, which few inputs have.
  var made: [Pod] { wanted.pods.filter { $0.identity != nil || admitsBarePods }.map(\.pod) }

  /// Pods that were taken as they are written although admission is asked about pods like them.
  var bare: [Pod] { admitsBarePods ? [] : wanted.untouched.filter { !$0.status.isTerminal } }

  /// `shop/web-0`, as everything that is not modelled names pods.
  static func name(_ pod: Pod) -> String { "\(pod.metadata.namespace.text)/\(pod.metadata.name.text)" }

  func labels(ofNamespace name: Symbol) -> LabelSet { contents.namespaces[name] ?? LabelSet() }
}

extension PlacementRun.NotPlayed {
  /// nil when it concerns nobody.
  init?(
    _ station: PlacementRun.NotPlayed.Station, _ what: String, _ does: String, _ metadata: ObjectMeta?, pods: [Pod]
  ) {
    if pods.isEmpty { return nil }
    self.init(
      station: station, what: what, does: does, origin: metadata?.range.position ?? .none, pods: pods.map(PodWay.name))
  }
}
