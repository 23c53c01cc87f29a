import Kinds
import Kubernetes
import SourceText

extension WarningSet {
  mutating func service(_ service: Field) {
    let spec = service["spec"]
    let hints = service["metadata"]["annotations"][key: "service.kubernetes.io/topology-aware-hints"]
    if hints.exists {
      warn(
        hints,
        "annotation service.kubernetes.io/topology-aware-hints is deprecated, please use "
          + "service.kubernetes.io/topology-mode instead")
    }
    let type = spec["type"].isEmptyText ? "ClusterIP" : spec["type"].text
    let isHeadless = type == "ClusterIP" && spec["clusterIP"].isText("None")
    if type != "ExternalName", !isHeadless { for item in spec["clusterIPs"].items { address(item) } }
    let (external, loadBalancer) = (spec["externalIPs"], spec["loadBalancerIP"])
    if isHeadless {
      if !loadBalancer.isEmptyText { warn(loadBalancer, "spec.loadBalancerIP is ignored for headless services") }
      if external.count > 0 { warn(external, "spec.externalIPs is ignored for headless services") }
      if spec["sessionAffinity"].isText("ClientIP") {
        warn(spec["sessionAffinity"], "spec.SessionAffinity is ignored for headless services")
      }
    }
    for item in external.items { address(item) }
    if external.count > 0, !isHeadless, type != "ExternalName", release >= Release(minor: 36) {
      warn(external, "spec.externalIPs is deprecated and may no longer be implemented in some clusters")
    }
    if !loadBalancer.isEmptyText { address(loadBalancer) }
    for item in spec["loadBalancerSourceRanges"].items { block(item) }
    if type == "ExternalName", external.count > 0 {
      warn(external, "spec.externalIPs is ignored when spec.type is \"ExternalName\"")
    }
    if type != "ExternalName", !spec["externalName"].isEmptyText {
      warn(spec["externalName"], "spec.externalName is ignored when spec.type is not \"ExternalName\"")
    }
    if spec["trafficDistribution"].isText("PreferClose"), release >= Release(minor: 35) {
      warn(
        spec["trafficDistribution"],
        "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"")
    }
  }

  // MARK: Addresses

  /// One that is read, and written otherwise today.
  mutating func address(_ field: Field) {
    let text = field.text
    guard let strict = IPAddress(text), !strict.isMapped else {
      let read = IPAddress(text).map(\.unmappedText) ?? LenientAddress.address(text).map(\.text)
      if let read {
        warn(of: field, "non-standard IP address \(GoText.quoted(text)) is invalid: use \(GoText.quoted(read))")
      }
      return
    }
    if !strict.isFour, strict.text != text {
      warn(
        of: field,
        "IPv6 address \(GoText.quoted(text)) should be in RFC 5952 canonical format (\(GoText.quoted(strict.text)))")
    }
  }

  mutating func block(_ field: Field) {
    let text = field.text
    guard let block = LenientAddress.block(text) else { return }
    let quoted = GoText.quoted(text)
    let masked = GoText.quoted(block.network.masked.text)
    let before = warnings.count
    if block.hasHostBits {
      let single = "\(block.network.address.text)/\(block.network.address.bytes.count * 8)"
      warn(
        of: field,
        "CIDR value \(quoted) is ambiguous in this context (should be \(masked) or \(GoText.quoted(single))?)")
    }
    if block.hasZeros || block.network.address.isMapped {
      warn(of: field, "non-standard CIDR value \(quoted) is invalid: use \(masked)")
    }
    if warnings.count == before, !block.network.address.isFour, block.network.text != text {
      warn(
        of: field,
        "IPv6 CIDR value \(quoted) should be in RFC 5952 canonical format (\(GoText.quoted(block.network.text)))")
    }
  }
}

extension IPAddress {
  /// Of an IPv4 address in IPv6's clothes, as Go's older library prints it.
  fileprivate var unmappedText: String {
    isMapped ? bytes.suffix(4).map { String($0) }.joined(separator: ".") : text
  }
}
