import Kubernetes
import SourceText
import Symbols

/// The rules of one pod's spec, in the order of the API's fields.
struct PodRules {
  private let spec: PodSpec

  init(_ spec: PodSpec) {
    self.spec = spec
  }

  typealias Change = @Sendable (inout PodSpec) -> Void

  struct Rule {
    let text: String
    let origin: SourcePosition
    let drop: Change
    var weaken: (text: String, change: Change)?
  }

  var all: [Rule] {
    nodeSelector + requiredNodeAffinity + preferredNodeAffinity + podAffinity + podAntiAffinity + tolerations + spread
  }

  private var nodeSelector: [Rule] {
    (spec.nodeSelector?.requirements ?? []).enumerated().map { place, requirement in
      Rule(text: "nodeSelector \(requirement.text)", origin: requirement.origin) { spec in
        spec.nodeSelector?.requirements.remove(at: place)
        if spec.nodeSelector?.isEmpty == true { spec.nodeSelector = nil }
      }
    }
  }

  private var requiredNodeAffinity: [Rule] {
    let terms = spec.affinity?.requiredNode?.terms ?? []
    var rules: [Rule] = []
    for (place, term) in terms.enumerated() {
      let text = "required node affinity \(term.text)"
      if terms.count == 1 {
        var rule = Rule(text: text, origin: term.place) { $0.affinity?.requiredNode = nil }
        rule.weaken = (
          "a preference",
          { spec in
            let preferred = spec.affinity?.preferredNode ?? []
            spec.affinity?.requiredNode = nil
            spec.affinity?.preferredNode = preferred + [PreferredSchedulingTerm(weight: 100, preference: term)]
          }
        )
        rules.append(rule)
      } else {
        rules.append(
          Rule(text: "\(text), one of \(terms.count) terms", origin: term.place) {
            $0.affinity?.requiredNode?.terms.remove(at: place)
          })
      }
      rules += requirements(of: term, at: place)
    }
    return rules
  }

  /// Those of a term that has several: all of them must hold, so that each can be dropped by itself.
  private func requirements(of term: NodeSelectorTerm, at place: Int) -> [Rule] {
    guard term.matchExpressions.count + term.matchFields.count > 1 else { return [] }
    let text = "of required node affinity"
    return term.matchExpressions.enumerated().map { index, requirement in
      Rule(text: "expression \(requirement.text) \(text)", origin: requirement.origin) {
        $0.affinity?.requiredNode?.terms[place].matchExpressions.remove(at: index)
      }
    }
      + term.matchFields.enumerated().map { index, requirement in
        Rule(text: "field \(requirement.text) \(text)", origin: requirement.origin) {
          $0.affinity?.requiredNode?.terms[place].matchFields.remove(at: index)
        }
      }
  }

  private var preferredNodeAffinity: [Rule] {
    (spec.affinity?.preferredNode ?? []).enumerated().map { place, term in
      let text = "preferred node affinity \(term.preference.text) of weight \(term.weight)"
      return Rule(text: text, origin: term.preference.place) { spec in
        spec.affinity?.preferredNode?.remove(at: place)
        if spec.affinity?.preferredNode?.isEmpty == true { spec.affinity?.preferredNode = nil }
      }
    }
  }

  private var podAffinity: [Rule] {
    terms("pod affinity", to: "to", required: \.requiredPod, preferred: \.preferredPod)
  }

  private var podAntiAffinity: [Rule] {
    terms("pod anti-affinity", to: "against", required: \.requiredPodAnti, preferred: \.preferredPodAnti)
  }

  private func terms(
    _ what: String, to: String, required: any WritableKeyPath<Affinity, [PodAffinityTerm]> & Sendable,
    preferred: any WritableKeyPath<Affinity, [WeightedPodAffinityTerm]> & Sendable
  ) -> [Rule] {
    guard let affinity = spec.affinity else { return [] }
    let first = affinity[keyPath: required].enumerated().map { place, term in
      var rule = Rule(text: "required \(what) \(to) \(term.text)", origin: term.origin) { spec in
        spec.affinity?[keyPath: required].remove(at: place)
        spec.affinity?.noteWhatIsLeft()
      }
      rule.weaken = (
        "a preference",
        { spec in
          spec.affinity?[keyPath: required].remove(at: place)
          spec.affinity?[keyPath: preferred].append(WeightedPodAffinityTerm(weight: 100, term: term))
        }
      )
      return rule
    }
    let second = affinity[keyPath: preferred].enumerated().map { place, weighted in
      Rule(
        text: "preferred \(what) \(to) \(weighted.term.text) of weight \(weighted.weight)", origin: weighted.term.origin
      ) { spec in
        spec.affinity?[keyPath: preferred].remove(at: place)
        spec.affinity?.noteWhatIsLeft()
      }
    }
    return first + second
  }

  private var tolerations: [Rule] {
    spec.tolerations.enumerated().map { place, toleration in
      Rule(text: "toleration of \(toleration.text)", origin: toleration.origin) { $0.tolerations.remove(at: place) }
    }
  }

  private var spread: [Rule] {
    spec.topologySpreadConstraints.enumerated().map { place, constraint in
      let text = "spread over \(constraint.topologyKey.text), maxSkew \(constraint.maxSkew)"
      var rule = Rule(text: text, origin: constraint.origin) { $0.topologySpreadConstraints.remove(at: place) }
      if constraint.whenUnsatisfiable == .doNotSchedule {
        rule.weaken = (
          "ScheduleAnyway",
          { spec in
            spec.topologySpreadConstraints[place].whenUnsatisfiable = .scheduleAnyway
            spec.topologySpreadConstraints[place].whenUnsatisfiableText = "ScheduleAnyway"
            // Only a constraint that must hold may have it.
            spec.topologySpreadConstraints[place].minDomains = nil
          }
        )
      }
      return rule
    }
  }
}

extension Affinity {
  /// An object without terms is one that is not there.
  fileprivate mutating func noteWhatIsLeft() {
    hasPodAffinity = !requiredPod.isEmpty || !preferredPod.isEmpty
    hasPodAntiAffinity = !requiredPodAnti.isEmpty || !preferredPodAnti.isEmpty
  }
}

extension NodeSelectorTerm {
  fileprivate var text: String {
    let all = matchExpressions + matchFields
    return all.isEmpty ? "to no node" : all.map(\.text).joined(separator: ", ")
  }

  /// Where the term stands, or what it holds.
  fileprivate var place: SourcePosition {
    origin == .none ? (matchExpressions + matchFields).first?.origin ?? .none : origin
  }
}

extension PodAffinityTerm {
  /// `app=web per kubernetes.io/hostname`.
  fileprivate var text: String {
    let pods = labelSelector.map { $0.isEmpty ? "every pod" : $0.text } ?? "no pod"
    return "\(pods) per \(topologyKey.text)"
  }
}

extension Toleration {
  /// `dedicated=gpu:NoSchedule`, `dedicated` with any value and effect, `every taint`.
  fileprivate var text: String {
    let effect = effect.map { ":\($0.name.text)" } ?? ""
    if key.isEmpty { return "every taint\(effect.isEmpty ? "" : " with \(effect.dropFirst())")" }
    return self.operator == .exists ? "\(key.text)\(effect)" : "\(key.text)=\(value.text)\(effect)"
  }
}
