import SourceText

/// A feature gate of Kubernetes and what it is in each release.
struct FeatureGate: Sendable {
  enum Stage: Character, Sendable {
    case alpha = "a"
    case beta = "b"
    case generallyAvailable = "g"
    case deprecated = "d"
  }

  /// In one release.
  struct State: Hashable, Sendable {
    let stage: Stage
    let isOn: Bool
    let isLocked: Bool
  }

  let name: String
  /// By release, from the first that is played; nil for one without the gate.
  private let states: [State?]

  init?(line: Substring) {
    let words = line.split(separator: " ")
    guard let name = words.first else { return nil }
    self.name = String(name)
    states = words.dropFirst().map { word in
      guard let letter = word.first, let stage = Stage(rawValue: Character(letter.lowercased())) else { return nil }
      return State(stage: stage, isOn: letter.isUppercase, isLocked: word.hasSuffix("!"))
    }
  }

  /// nil for a release without the gate.
  func state(inMinor minor: Int) -> State? {
    let index = minor - FeatureGateTable.firstMinor
    return states.indices.contains(index) ? states[index] : nil
  }

  /// By name.
  static let all: [String: FeatureGate] = {
    let gates = FeatureGateTable.text.split(separator: "\n").compactMap { FeatureGate(line: $0) }
    return Dictionary(gates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  static let names = all.keys.sorted()
}

/// A gate that is set on the command line or in a test: `VolumeLimitScaling=true`.
public struct FeatureGateSetting: Hashable, Sendable {
  public let name: String
  public let isOn: Bool

  /// - Throws: what is wrong with the name.
  public init(_ name: String, isOn: Bool) throws(FeatureGateError) {
    guard FeatureGate.all[name] != nil || Self.groups.contains(name) else {
      let advice =
        Spelling.nearest(to: name, among: FeatureGate.names).map { "did you mean \($0)?" }
        ?? "no release from 1.\(KubernetesVersion.minors.lowerBound) to 1.\(KubernetesVersion.minors.upperBound) has it"
      throw FeatureGateError("unrecognized feature gate: \(name); \(advice)")
    }
    self.name = name
    self.isOn = isOn
  }

  /// They stand for all gates of a stage.
  private static let groups: Set<String> = ["AllAlpha", "AllBeta"]

  /// Reads `A=true,B=false`, as kube-scheduler's flag has it.
  public static func list(_ text: String) throws(FeatureGateError) -> [FeatureGateSetting] {
    var settings: [FeatureGateSetting] = []
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { side in
        String(side.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard sides.count == 2 else {
        throw FeatureGateError(
          "missing bool value for \(sides.first ?? ""), write \(sides.first ?? "Name")=true or =false")
      }
      guard let isOn = Self.truth(sides[1]) else {
        throw FeatureGateError("invalid value of \(sides[0]): '\(sides[1])' is neither true nor false")
      }
      settings.append(try FeatureGateSetting(sides[0], isOn: isOn))
    }
    return settings
  }

  /// As Go reads it.
  private static func truth(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }
}

/// Why feature gates cannot be set so.
public struct FeatureGateError: Error {
  public let message: String

  init(_ message: String) {
    self.message = message
  }
}

extension KubernetesVersion {
  /// The version with some of its gates set. What a gate changes that bayplan does not play is kept by name
  /// (``unplayedGates``).
  ///
  /// - Throws: when kube-scheduler would not start so: the release has no such gate, or it is locked.
  public func setting(_ settings: [FeatureGateSetting]) throws(FeatureGateError) -> KubernetesVersion {
    var version = self
    for setting in settings {
      guard let gate = FeatureGate.all[setting.name] else {
        version.addUnplayed(setting)
        continue
      }
      guard let state = gate.state(inMinor: minor) else {
        throw FeatureGateError("unrecognized feature gate: \(setting.name); kube-scheduler \(self) does not have it")
      }
      if state.isOn == setting.isOn { continue }
      if state.isLocked {
        throw FeatureGateError(
          "cannot set feature gate \(setting.name) to \(setting.isOn), feature is locked to \(state.isOn)")
      }
      if FeatureGate.withoutEffect.contains(setting.name) { continue }
      guard let effect = FeatureGate.effects[setting.name], !setting.isOn || minor >= effect.firstMinor else {
        version.addUnplayed(setting)
        continue
      }
      for behavior in effect.behaviors { version = version.setting(behavior, to: setting.isOn) }
    }
    return version
  }
}

extension FeatureGate {
  /// What a gate that bayplan plays changes.
  struct Effect {
    let behaviors: [VersionBehavior]
    /// The release from which what it switches on is known; what it switches off always is.
    let firstMinor: Int

    init(_ behaviors: VersionBehavior..., from firstMinor: Int) {
      self.behaviors = behaviors
      self.firstMinor = firstMinor
    }
  }

  static let effects: [String: Effect] = [
    "StorageCapacityScoring": Effect(.volumeBindingScores, from: 34),
    "VolumeLimitScaling": Effect(.missingDriverKeepsPodsOff, from: 36),
    "NodeDeclaredFeatures": Effect(.declaredFeaturesInDefaultProfile, from: 36),
    "InPlacePodLevelResourcesVerticalScaling": Effect(.podLevelResizeCounts, from: 36),
    "PodLevelResourcesFixDefaulting": Effect(.podLevelResourcesDefaultAfterAdmission, from: 37),
    "DRAConsumableCapacity": Effect(.consumableCapacity, from: 36),
    "DRADeviceBindingConditions": Effect(.deviceBindingConditionsCount, from: 36),
    "DRAResourceClaimDeviceStatus": Effect(.deviceBindingConditionsCount, from: 37),
    "DRADeviceTaints": Effect(.deviceTaintsCount, .deviceTaintRulesCount, from: 37),
    "DRADeviceTaintRules": Effect(.deviceTaintRulesCount, from: 36),
    "DRAExtendedResource": Effect(.extendedResourcesByDevices, from: 36),
    "DRAFractionalCapacityRange": Effect(.fractionalCapacityRanges, from: 37),
    "DRAPartitionableDevices": Effect(.partitionableDevices, from: 36),
  ]

  /// These change how and when the scheduler works, and nothing of what it decides for pods one after the other.
  static let withoutEffect: Set<String> = [
    "InterPodAffinityHostnameFastPath", "NominatedNodeNameForExpectation", "OpportunisticBatching",
    "SchedulerAsyncAPICalls", "SchedulerAsyncPreemption", "SchedulerPopFromBackoffQ", "SchedulerPreQueueingHints",
    "SchedulerQueueingHints",
  ]
}
