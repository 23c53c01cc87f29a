import Symbols

extension Value {
  /// What the API server fills into a pod's spec, of a template too.
  mutating func applyPodSpecDefaults() {
    guard case .mapping = self else { return }
    fill("dnsPolicy", "ClusterFirst")
    fill("restartPolicy", "Always")
    fill("schedulerName", "default-scheduler")
    if self["securityContext"].isNull { self["securityContext"] = .mapping(Mapping()) }
    fill("terminationGracePeriodSeconds", 30)
    let usesHostNetwork = self["hostNetwork"].isTrue
    for list: Symbol in ["initContainers", "containers", "ephemeralContainers"] {
      change(eachOf: list) { $0.applyContainerDefaults(usesHostNetwork: usesHostNetwork) }
    }
    change(eachOf: "volumes") { $0.applyVolumeDefaults() }
  }

  private mutating func applyContainerDefaults(usesHostNetwork: Bool) {
    if self["imagePullPolicy"].isNull { self["imagePullPolicy"] = Self.pullPolicy(of: self["image"].text) }
    fill("terminationMessagePath", "/dev/termination-log")
    fill("terminationMessagePolicy", "File")
    if self["resources"].isNull { self["resources"] = .mapping(Mapping()) }
    for limit in self["resources"]["limits"].entries {
      self["resources"]["requests"].fill(limit.key, limit.value)
    }
    change(eachOf: "ports") { port in
      port.fill("protocol", "TCP")
      if usesHostNetwork, let number = port["containerPort"].int { port.fill("hostPort", .integer(number)) }
    }
    change(eachOf: "env") { variable in
      if !variable["valueFrom"]["fieldRef"].isNull { variable["valueFrom"]["fieldRef"].fill("apiVersion", "v1") }
    }
    for probe: Symbol in ["livenessProbe", "readinessProbe", "startupProbe"] where !self[probe].isNull {
      self[probe].fill("timeoutSeconds", 1)
      self[probe].fill("periodSeconds", 10)
      self[probe].fill("successThreshold", 1)
      self[probe].fill("failureThreshold", 3)
      self[probe].applyHandlerDefaults()
      if !self[probe]["grpc"].isNull { self[probe]["grpc"].fill("service", "") }
    }
    for hook: Symbol in ["postStart", "preStop"] where !self["lifecycle"][hook].isNull {
      self["lifecycle"][hook].applyHandlerDefaults()
    }
  }

  private mutating func applyHandlerDefaults() {
    guard !self["httpGet"].isNull else { return }
    self["httpGet"].fill("path", "/")
    self["httpGet"].fill("scheme", "HTTP")
  }

  private mutating func applyVolumeDefaults() {
    if entries.count == 1 { self["emptyDir"] = .mapping(Mapping()) }
    for source: Symbol in ["secret", "configMap", "downwardAPI", "projected"] where !self[source].isNull {
      self[source].fill("defaultMode", 420)
    }
    if !self["hostPath"].isNull { self["hostPath"].fill("type", "") }
    change(eachOf: "downwardAPI", "items") { item in
      if !item["fieldRef"].isNull { item["fieldRef"].fill("apiVersion", "v1") }
    }
    change(eachOf: "projected", "sources") { source in
      if !source["serviceAccountToken"].isNull { source["serviceAccountToken"].fill("expirationSeconds", 3600) }
      source.change(eachOf: "downwardAPI", "items") { item in
        if !item["fieldRef"].isNull { item["fieldRef"].fill("apiVersion", "v1") }
      }
    }
    if !self["ephemeral"]["volumeClaimTemplate"].isNull {
      self["ephemeral"]["volumeClaimTemplate"]["spec"].fill("volumeMode", "Filesystem")
    }
  }

  /// `latest`, named or not, is pulled always; a digest never changes.
  private static func pullPolicy(of image: String) -> Value {
    if image.contains("@") { return "IfNotPresent" }
    let name = image.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count < 2 || parts[1] == "latest" ? "Always" : "IfNotPresent"
  }

  private mutating func change(eachOf path: Symbol..., by body: (inout Value) -> Void) {
    change(path[...], body)
  }

  private mutating func change(_ path: ArraySlice<Symbol>, _ body: (inout Value) -> Void) {
    guard let first = path.first else {
      guard case .list(var items) = self else { return }
      for index in items.indices { body(&items[index]) }
      self = .list(items)
      return
    }
    if self[first].isNull { return }
    self[first].change(path.dropFirst(), body)
  }
}
