import SourceText

extension RuleSet {
  /// Addresses and families stay, but for the second ones.
  mutating func serviceUpdate(_ spec: Field, from old: Field) {
    addressesUpdate(spec, from: old)
    familiesUpdate(spec, from: old)
    if spec["type"].isText("LoadBalancer"), old["type"].isText("LoadBalancer"),
      !spec["loadBalancerClass"].isSame(as: old["loadBalancerClass"])
    {
      invalid(spec["loadBalancerClass"], spec["loadBalancerClass"].goText, "may not change once set")
    }
    loadBalancerClass(spec["loadBalancerClass"], spec["type"].text)
    if Self.needsHealthCheck(spec), Self.needsHealthCheck(old) {
      let (after, before) = (spec["healthCheckNodePort"], old["healthCheckNodePort"])
      if after.integer ?? 0 != before.integer ?? 0 { forbidden(after, Self.immutableWords) }
    }
  }

  private static func needsHealthCheck(_ spec: Field) -> Bool {
    spec["type"].isText("LoadBalancer") && spec["externalTrafficPolicy"].isText("Local")
  }

  private mutating func addressesUpdate(_ spec: Field, from old: Field) {
    if spec["type"].isText("ExternalName") || old["type"].isText("ExternalName") { return }
    if Self.isHeadless(spec), Self.isHeadless(old) { return }
    let (list, before) = (spec["clusterIPs"], old["clusterIPs"])
    let (new, stored) = (list.items.map(\.text), before.items.map(\.text))
    let shown = list.exists ? Self.listText(list) : "null"
    func place(_ index: Int) -> Field {
      (list.items.count > index ? list.items[index] : list).named(list.path.index(index))
    }
    if new.count == stored.count {
      for i in new.indices where new[i] != stored[i] { invalid(place(i), shown, "may not change once set") }
      return
    }
    if new.isEmpty { invalid(place(0), shown, "primary clusterIP can not be unset") }
    if let a = new.first, let b = stored.first, a != b { invalid(place(0), shown, "may not change once set") }
    if stored.count > new.count, new.count == 1, !spec["ipFamilyPolicy"].isText("SingleStack") {
      invalid(
        spec["ipFamilyPolicy"], spec["ipFamilyPolicy"].goText,
        "must be set to 'SingleStack' when releasing the secondary clusterIP")
    }
  }

  private mutating func familiesUpdate(_ spec: Field, from old: Field) {
    if spec["type"].isText("ExternalName") || old["type"].isText("ExternalName") { return }
    if Self.isHeadless(spec) || Self.isHeadless(old) { return }
    let (list, before) = (spec["ipFamilies"], old["ipFamilies"])
    let (new, stored) = (list.items.map(\.text), before.items.map(\.text))
    // Q: whichever family it is, the path says [0].
    let first = list.named(list.path.index(0))
    if new.count == stored.count {
      for (a, b) in zip(new, stored) where a != b { invalid(first, Self.listText(list), "may not change once set") }
      return
    }
    if stored.count > new.count, spec["clusterIPs"].count == 0 {
      invalid(first, list.exists ? Self.listText(list) : "null", "primary ipFamily can not be unset")
    }
    if let a = new.first, let b = stored.first, a != b {
      invalid(first, Self.listText(spec["clusterIPs"]), "may not change once set")
    }
    if stored.count > new.count, new.count == 1, !spec["ipFamilyPolicy"].isText("SingleStack") {
      invalid(
        spec["ipFamilyPolicy"], spec["ipFamilyPolicy"].goText,
        "must be set to 'SingleStack' when releasing the secondary ipFamily")
    }
  }
}
