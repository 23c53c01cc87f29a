/// The words of the Kubernetes API that bayplan reads, with fixed handles, so that a decoder can `switch` on a key of
/// the input instead of comparing strings.
///
/// The name of a case is the word. To add a word, add a case; the order means nothing.
public enum Keyword: UInt16, CaseIterable, Sendable {
  // Every object
  case apiVersion = 1
  case kind, metadata, spec, status, items, data
  case name, namespace, generateName, uid, labels, annotations, ownerReferences, creationTimestamp, deletionTimestamp
  case controller, blockOwnerDeletion

  // Pod
  case nodeName, schedulerName, priority, priorityClassName, preemptionPolicy, nodeSelector, affinity, tolerations
  case topologySpreadConstraints, containers, initContainers, ephemeralContainers, overhead, resources, volumes
  case schedulingGates, hostNetwork, hostUsers, resourceClaims, runtimeClassName, restartPolicy, restartPolicyRules
  case action, phase, startTime, nominatedNodeName, conditions, containerStatuses, initContainerStatuses
  case allocatedResources, resourceClaimStatuses, resourceClaimName, resourceClaimTemplateName
  case image, requests, limits, claims, ports, containerPort, hostPort, hostIP, `protocol`
  case type, reason, message, template

  // Affinity, tolerations, spread
  case nodeAffinity, podAffinity, podAntiAffinity
  case requiredDuringSchedulingIgnoredDuringExecution, preferredDuringSchedulingIgnoredDuringExecution
  case nodeSelectorTerms, matchExpressions, matchFields, matchLabels, preference, weight, podAffinityTerm
  case labelSelector, namespaceSelector, namespaces, topologyKey, matchLabelKeys, mismatchLabelKeys
  case key, `operator`, values, value, effect, tolerationSeconds
  case maxSkew, whenUnsatisfiable, minDomains, nodeAffinityPolicy, nodeTaintsPolicy

  // Node
  case taints, unschedulable, podCIDR, podCIDRs, capacity, allocatable, images, names, sizeBytes, declaredFeatures

  // Workloads
  case replicas, selector, parallelism, completions, completionMode, suspend, jobTemplate, ordinals, start
  case manualSelector, active, succeeded, completedIndexes, failedIndexes
  case volumeClaimTemplates, serviceName, podManagementPolicy, strategy, updateStrategy, rollingUpdate, maxSurge

  // Policy and classes
  case globalDefault, minAvailable, maxUnavailable, disruptionsAllowed, disruptedPods, handler, podFixed, scheduling
  case min, max, `default`, defaultRequest, maxLimitRequestRatio, description
  case hard, scopes, scopeSelector, scaleTargetRef, minReplicas

  // Volumes
  case persistentVolumeClaim, claimName, readOnly, ephemeral, volumeClaimTemplate, emptyDir, hostPath, configMap
  case secret, projected, downwardAPI, csi, nfs, iscsi, rbd, cephfs, fc, local, gcePersistentDisk, awsElasticBlockStore
  case azureDisk, azureFile, cinder, vsphereVolume, portworxVolume, glusterfs, flexVolume, flocker, photonPersistentDisk
  case quobyte, scaleIO, storageos, gitRepo
  case pdName, volumeID, monitors, pool, targetPortal, iqn, lun, driver, volumeHandle, fsType, diskName, diskURI
  case reference, pullPolicy
  case accessModes, volumeMode, storageClassName, volumeName, claimRef, required, storage, dataSource, dataSourceRef
  case provisioner, volumeBindingMode, allowedTopologies, matchLabelExpressions, reclaimPolicy
  case drivers, nodeID, topologyKeys, allocatableResources, count
  case attachRequired, storageCapacity, preventPodSchedulingIfMissing, nodeTopology, maximumVolumeSize, parameters
  case attacher, source, persistentVolumeName

  // Dynamic resource allocation
  case devices, exactly, firstAvailable, deviceClassName, allocationMode, selectors, cel, expression, adminAccess
  case constraints, matchAttribute, config, allocation, results, request, device, reservedFor, extendedResourceName
  case resourceSliceCount, generation, allNodes, perDeviceNodeSelection, sharedCounters, consumesCounters, attributes
  case string, bool, int, version, allowMultipleAllocations, distinctAttribute, basic, counterSet, counters
  case bindsToNode, bindingConditions, requestPolicy, validValues, validRange, step, shareID
  case consumedCapacity, deviceSelector, taint, allocationTimestamp, bindingFailureConditions

  // KubeSchedulerConfiguration
  case profiles, extenders, plugins, pluginConfig, args, percentageOfNodesToScore, enabled, disabled
  case preEnqueue, queueSort, preFilter, filter, postFilter, preScore, score, reserve, permit, preBind, bind, postBind
  case multiPoint

  /// The word as text.
  public var text: String { "\(self)" }

  /// The word's symbol.
  @inline(never)
  public var symbol: Symbol { Symbol(rawValue: UInt32(rawValue)) }

  /// By handle less one. A look-up here, never inlined, keeps a switch over hundreds of words out of every decoder.
  fileprivate static let byHandle = allCases
}

extension Symbol {
  /// The well-known word with this text, if it is one.
  @inline(never)
  public var keyword: Keyword? {
    let index = Int(rawValue) - 1
    return Keyword.byHandle.indices.contains(index) ? Keyword.byHandle[index] : nil
  }
}
