import Testing
import Versions

@testable import Versions

/// Feature gates by name.
@Suite struct FeatureGateTests {
  private static func version(_ release: String, _ gates: String) throws -> KubernetesVersion {
    try #require(KubernetesVersion(release)).setting(FeatureGateSetting.list(gates))
  }

  private static func fault(_ release: String, _ gates: String) -> String {
    do {
      _ = try version(release, gates)
      return "nothing"
    } catch let error as FeatureGateError {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  @Test func tableHasEveryGateOnce() {
    let lines = FeatureGateTable.text.split(separator: "\n")
    #expect(lines.count == 282)
    #expect(FeatureGate.all.count == lines.count)
    #expect(FeatureGate.all["VolumeLimitScaling"]?.state(inMinor: 34) == nil)
    #expect(
      FeatureGate.all["VolumeLimitScaling"]?.state(inMinor: 36) == .init(stage: .alpha, isOn: false, isLocked: false))
    #expect(
      FeatureGate.all["DRAExtendedResource"]?.state(inMinor: 37)
        == .init(stage: .generallyAvailable, isOn: true, isLocked: true))
    for line in lines { #expect(line.split(separator: " ").count == 5, "\(line)") }
  }

  /// What bayplan plays is a gate, and on by default exactly where the behaviour is.
  @Test func gatesThatArePlayedAgreeWithTheTable() throws {
    for (name, effect) in FeatureGate.effects {
      let gate = try #require(FeatureGate.all[name], "\(name)")
      for minor in KubernetesVersion.minors {
        let version = KubernetesVersion(minor: minor, patch: .max)
        guard let state = gate.state(inMinor: minor), name != "DRAResourceClaimDeviceStatus" else { continue }
        for behavior in effect.behaviors where !(name == "DRADeviceTaints" && behavior == .deviceTaintRulesCount) {
          #expect(version.has(behavior) == state.isOn, "\(name) in 1.\(minor)")
        }
      }
    }
    for name in FeatureGate.withoutEffect { #expect(FeatureGate.all[name] != nil, "\(name)") }
  }

  @Test func gateThatIsPlayedChangesItsBehaviour() throws {
    let on = try Self.version("1.36.2", " StorageCapacityScoring = true,DRAConsumableCapacity=f")
    #expect(on.has(.volumeBindingScores))
    #expect(!on.has(.consumableCapacity))
    #expect(on.unplayedGates.isEmpty)
    #expect(on != KubernetesVersion("1.36.2"))
    #expect(try Self.version("1.37.2", "StorageCapacityScoring=true") == KubernetesVersion("1.37.2"))
  }

  @Test func gateThatIsNotPlayedIsKeptByName() throws {
    let version = try Self.version("1.37.2", "GenericWorkload=true,GenericWorkload=true,AllAlpha=true")
    #expect(version.unplayedGates == ["GenericWorkload=true", "AllAlpha=true"])
    // As the release has it, it is no matter; nor is one that decides nothing.
    #expect(try Self.version("1.37.2", "GenericWorkload=false,OpportunisticBatching=false").unplayedGates.isEmpty)
    // What it switched on in that release is not known.
    #expect(try Self.version("1.35.4", "DRADeviceTaints=true").unplayedGates == ["DRADeviceTaints=true"])
  }

  @Test(arguments: [
    (
      "1.37.2", "VolumeLimitScalling=true",
      "unrecognized feature gate: VolumeLimitScalling; did you mean VolumeLimitScaling?"
    ),
    ("1.37.2", "Nonsense=true", "unrecognized feature gate: Nonsense; no release from 1.34 to 1.37 has it"),
    (
      "1.34.1", "VolumeLimitScaling=true",
      "unrecognized feature gate: VolumeLimitScaling; kube-scheduler v1.34 does not have it"
    ),
    (
      "1.37.2", "DRAExtendedResource=false",
      "cannot set feature gate DRAExtendedResource to false, feature is locked to true"
    ),
    ("1.37.2", "DRAExtendedResource=true", "nothing"),
    (
      "1.37.2", "StorageCapacityScoring",
      "missing bool value for StorageCapacityScoring, write StorageCapacityScoring=true or =false"
    ),
    (
      "1.37.2", "StorageCapacityScoring=yes",
      "invalid value of StorageCapacityScoring: 'yes' is neither true nor false"
    ),
    ("1.37.2", "", "nothing"),
  ])
  func settingsThatCannotBeSaySo(release: String, gates: String, fault: String) {
    #expect(Self.fault(release, gates) == fault)
  }
}
