/// What kube-scheduler does differently from version to version, each difference under a name of its own.
///
/// This table is the one place that knows versions; plugins ask for a behaviour, never for a number.
public enum VersionBehavior: String, CaseIterable, Sendable {
  case taintReasonNamesTaint
  case dynamicResourcesScores
  case incompletePoolsAreUsed
  case invalidPoolFailsAttempt
  case balancedAllocationComparesBeforeAndAfter
  case imageVolumesCountForLocality
  case declaredFeaturesInDefaultProfile
  case declaredFeaturesKnown
  case podLevelResizeCounts
  case deviceTaintsCount
  case consumableCapacity
  case partitionableDevices
  case extendedResourcesByDevices
  case deviceBindingConditionsCount
  case capacityRequestsFailAttempt
  case firstAvailableAllModeIsMended
  case nominationOutlivesMissingPostFilter
  case capacityShapeIsChecked
  case portworxAlwaysMigrates

  /// What it means, in a sentence.
  public var summary: String {
    switch self {
    case .taintReasonNamesTaint: "the reason of TaintToleration names the first untolerated taint"
    case .dynamicResourcesScores: "DynamicResources is a Score plugin, with a row of its own in every score"
    case .incompletePoolsAreUsed: "devices of an incomplete resource pool are handed out"
    case .invalidPoolFailsAttempt: "an invalid resource pool fails the whole attempt, not only its node"
    case .balancedAllocationComparesBeforeAndAfter:
      "NodeResourcesBalancedAllocation compares the node's balance with and without the pod"
    case .imageVolumesCountForLocality: "ImageLocality counts image volumes"
    case .declaredFeaturesInDefaultProfile: "NodeDeclaredFeatures is in the default profile, after all others"
    case .declaredFeaturesKnown: "the plugin NodeDeclaredFeatures exists"
    case .podLevelResizeCounts: "a running pod's pod-level resources count as its status has them"
    case .deviceTaintsCount: "devices with an untolerated NoSchedule taint are not handed out"
    case .consumableCapacity: "devices that allow it are shared until their capacity is used up"
    case .partitionableDevices: "devices with counters are handed out while the counters last"
    case .extendedResourcesByDevices: "extended resources are served by devices of a class that names them"
    case .deviceBindingConditionsCount: "devices with binding conditions are handed out"
    case .capacityRequestsFailAttempt: "a claim that asks for part of a device's capacity fails the attempt"
    case .firstAvailableAllModeIsMended: "an alternative with allocationMode All works in any place of firstAvailable"
    case .nominationOutlivesMissingPostFilter:
      "a profile without PostFilter plugins keeps the nominated node of a pod that fails"
    case .capacityShapeIsChecked: "requestedToCapacityRatio must go with the strategy of that name"
    case .portworxAlwaysMigrates: "in-tree Portworx volumes always count for their CSI driver"
    }
  }

  /// Whether a version behaves so.
  public func holds(in version: KubernetesVersion) -> Bool {
    switch self {
    // 1.34.1 is the last release that names the taint; it was taken out in the patch after.
    case .taintReasonNamesTaint: version.minor == 34 && version.patch <= 1
    case .incompletePoolsAreUsed, .invalidPoolFailsAttempt, .capacityRequestsFailAttempt,
      .nominationOutlivesMissingPostFilter:
      version.minor == 34
    case .dynamicResourcesScores, .declaredFeaturesKnown: version.minor >= 35
    case .balancedAllocationComparesBeforeAndAfter, .imageVolumesCountForLocality, .declaredFeaturesInDefaultProfile,
      .podLevelResizeCounts, .deviceTaintsCount, .consumableCapacity, .partitionableDevices,
      .extendedResourcesByDevices, .deviceBindingConditionsCount, .firstAvailableAllModeIsMended,
      .capacityShapeIsChecked, .portworxAlwaysMigrates:
      version.minor >= 36
    }
  }
}

extension KubernetesVersion {
  /// Whether this version behaves so.
  public func has(_ behavior: VersionBehavior) -> Bool { behavior.holds(in: self) }
}
