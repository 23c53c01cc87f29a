/// What kube-scheduler does differently from version to version, each difference under a name of its own.
///
/// This table is the one place that knows versions; plugins ask for a behaviour, never for a number.
public enum VersionBehavior: Int, CaseIterable, Sendable {
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
  case allocatedClaimsScore
  case claimOwnerWordsAreCapitalized
  case distinctAttributeRemembersLastDevice
  case negativeNamespaceSelectorSelectsAll
  case gatedPodsKeepNominations
  case volumeBindingScores
  case postFilterTellsDevices
  case missingDriverKeepsPodsOff
  case resizeTakesMaximumOfSums
  case imageVolumesRaiseBound
  case deviceTaintRulesCount
  case deviceErrorsNameDevice
  case fractionalCapacityRanges
  case nodeNameComesFirst
  case nodeNameAndTaintsHavePreFilter
  case podGroupPostFilterKnown
  case podLevelResourcesDefaultAfterAdmission
  case statefulSetMaxUnavailableCounts
  case autoscalersTellMore

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
    case .allocatedClaimsScore:
      "claims that were allocated before count in DynamicResources' score; without it an attempt with both kinds fails"
    case .claimOwnerWordsAreCapitalized: "a claim that was made for another pod is told of with a capital P"
    case .distinctAttributeRemembersLastDevice:
      "distinctAttribute compares with the last device of each request alone, not with all"
    case .negativeNamespaceSelectorSelectsAll:
      "a namespaceSelector of NotIn and DoesNotExist alone, of an incoming pod, selects every namespace"
    case .gatedPodsKeepNominations: "a gated pod that is nominated to a node holds its place there"
    case .volumeBindingScores: "VolumeBinding scores nodes by the storage that they have left, a row for every pod"
    case .postFilterTellsDevices: "PostFilter says that no claim is to be deallocated, too"
    case .missingDriverKeepsPodsOff:
      "a node without a CSI driver takes no pods with its volumes, if the driver asks for that"
    case .resizeTakesMaximumOfSums:
      "a resized pod counts with the largest of its three sums (spec, allocated, actual), not container by container"
    case .imageVolumesRaiseBound: "image volumes raise ImageLocality's upper bound, as containers do"
    case .deviceTaintRulesCount: "DeviceTaintRules taint devices"
    case .deviceErrorsNameDevice: "an error of a CEL expression names the device, and how to guard a missing key"
    case .fractionalCapacityRanges: "a range of capacity requests goes by thousandths"
    case .nodeNameComesFirst: "NodeName stands before NodeUnschedulable"
    case .nodeNameAndTaintsHavePreFilter: "NodeName and TaintToleration have a PreFilter"
    case .podGroupPostFilterKnown: "configurations have the extension point podGroupPostFilter"
    case .podLevelResourcesDefaultAfterAdmission:
      "pod-level resources are filled in when the pod is stored, after admission"
    case .statefulSetMaxUnavailableCounts:
      "a StatefulSet is updated by maxUnavailable, old pods that are not available first"
    case .autoscalersTellMore:
      "autoscalers tell the generation that they looked at, and whether they scaled to zero"
    }
  }

  /// Whether a version behaves so, with its feature gates as they are by default.
  func holds(minor: Int, patch: Int) -> Bool {
    switch self {
    // 1.34.1 is the last release that names the taint; it was taken out in the patch after.
    case .taintReasonNamesTaint: minor == 34 && patch <= 1
    case .incompletePoolsAreUsed, .invalidPoolFailsAttempt, .capacityRequestsFailAttempt,
      .nominationOutlivesMissingPostFilter:
      minor == 34
    case .dynamicResourcesScores, .declaredFeaturesKnown: minor >= 35
    case .balancedAllocationComparesBeforeAndAfter, .imageVolumesCountForLocality, .declaredFeaturesInDefaultProfile,
      .podLevelResizeCounts, .deviceTaintsCount, .consumableCapacity, .partitionableDevices,
      .extendedResourcesByDevices, .deviceBindingConditionsCount, .firstAvailableAllModeIsMended,
      .capacityShapeIsChecked, .portworxAlwaysMigrates, .claimOwnerWordsAreCapitalized:
      minor >= 36
    // It came with 1.35 and was mended in 1.36.2.
    case .allocatedClaimsScore: minor >= 37 || minor == 36 && patch >= 2
    case .distinctAttributeRemembersLastDevice, .postFilterTellsDevices: minor <= 36
    // Right in 1.37.2; the patches of older releases that were run have it.
    case .negativeNamespaceSelectorSelectsAll: minor <= 36 || minor == 37 && patch <= 1
    case .gatedPodsKeepNominations, .volumeBindingScores, .missingDriverKeepsPodsOff, .resizeTakesMaximumOfSums,
      .imageVolumesRaiseBound, .deviceTaintRulesCount, .deviceErrorsNameDevice, .fractionalCapacityRanges,
      .nodeNameComesFirst, .nodeNameAndTaintsHavePreFilter, .podGroupPostFilterKnown,
      .podLevelResourcesDefaultAfterAdmission, .statefulSetMaxUnavailableCounts, .autoscalersTellMore:
      minor >= 37
    }
  }
}
