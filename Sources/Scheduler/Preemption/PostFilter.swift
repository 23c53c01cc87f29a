import Kubernetes
import Versions

/// What PostFilter made of a pod that no node can take.
enum PostFilterResult {
  /// Evicting the victims makes room.
  case nominated(Decision.Preemption)
  /// No way; the text goes to the end of the message. `keepsNomination`: the pod's nominated node stays as it was.
  /// `isError`: a plugin failed, which ends PostFilter.
  case failed(String, keepsNomination: Bool, isError: Bool = false)
}

extension Scheduler {
  /// Runs the profile's PostFilter plugins in order until one finds a way.
  func postFilter(_ phase: FilterPhase, _ profile: Profile) -> PostFilterResult {
    var texts: [String] = []
    // What is given back is so for the attempts to come: preemption tries with the devices as this attempt found them.
    var release: DynamicResourcesFilter.Release?
    defer {
      switch release {
      case .devices(let key): devices.deallocate(key)
      case .claim(let key): devices.remove(key)
      case nil: break
      }
    }
    var keepsNomination =
      (profile.order[.postFilter] ?? []).isEmpty && configuration.version.has(.nominationOutlivesMissingPostFilter)
    for plugin in profile.order[.postFilter] ?? [] {
      switch plugin {
      case .dynamicResources:
        // Its PreFilter leaves a state behind, which is missing when an earlier plugin ended PreFilter.
        let ran = profile.preFilters.prefix(phase.preFilter.ranCount)
        if !ran.contains(where: { $0.name == .dynamicResources }) { return .failed("not found", keepsNomination: true) }
        let number = phase.filters.firstIndex { $0.plugin == .dynamicResources }
        let tells = configuration.version.has(.postFilterTellsDevices)
        if let number, let filter = phase.filters[number].judge as? DynamicResourcesFilter {
          release = filter.release(phase.column, as: number, in: cluster)
          if let text = release?.text ?? (tells ? "still not schedulable" : nil) { texts.append(text) }
        } else if tells {
          // Its Filter may be left out and have nothing to give back, but its PreFilter saw claims.
          let hasClaims = devices.current?.pod === phase.pod
          texts.append(hasClaims ? "still not schedulable" : "no new claims to deallocate")
        }
      case .defaultPreemption:
        switch Preemption(self, phase, profile).run() {
        case .nominated(let preemption): return .nominated(preemption)
        case .failed(let text, let keeps, let isError):
          // After an error nothing else is told.
          if isError { return .failed("preemption: \(text)", keepsNomination: keeps, isError: true) }
          texts.append("preemption: \(text)")
          keepsNomination = keeps
        }
      default: continue
      }
    }
    return .failed(texts.joined(separator: ", "), keepsNomination: keepsNomination)
  }
}
