import Kubernetes
import SourceText

extension RuleSet {
  mutating func limitRange(_ range: Field) {
    metadata(range["metadata"], name: .subdomain, isNamespaced: true)
    var types: Set<String> = []
    for item in range["spec"]["limits"].items {
      let type = item["type"]
      for fault in NameText.qualifiedNameFaults(type.text) { invalid(type, nil, fault) }
      if !type.isEmptyText, !type.text.contains("/"), !type.isOne(of: ["Pod", "Container", "PersistentVolumeClaim"]) {
        invalid(type, nil, "must be a standard limit type or fully qualified")
      }
      if !types.insert(type.text).inserted { duplicate(type) }
      limits(LimitAmounts(item), type)
    }
  }

  private mutating func limits(_ limits: LimitAmounts, _ type: Field) {
    let item = limits.item
    for amount in limits.max.amounts + limits.min.amounts { limitName(amount, type) }
    if type.isText("Pod") {
      for key: StaticString in ["default", "defaultRequest"] where item[key].count > 0 {
        forbidden(item[key], "may not be specified when `type` is 'Pod'")
      }
    } else {
      for amount in limits.standard.amounts + limits.standardRequest.amounts { limitName(amount, type) }
    }
    if type.isText("PersistentVolumeClaim"), limits.min["storage"] == nil, limits.max["storage"] == nil {
      required(item["limits"], "either minimum or maximum storage value is required, but neither was provided")
    }
    for amount in limits.ratio.amounts { limitName(amount, type) }
    for name in limits.names { compare(limits, name) }
  }

  private mutating func limitName(_ amount: ResourceAmounts.Amount, _ type: Field) {
    if type.isText("Container") || type.isText("Pod") { containerResourceName(amount) } else { resourceName(amount) }
  }

  private mutating func compare(_ limits: LimitAmounts, _ name: String) {
    let (min, max) = (limits.min[name], limits.max[name])
    let (standard, request) = (limits.standard[name], limits.standardRequest[name])
    let ratio = limits.ratio[name]
    /// Refuses `a` above `b`; the error stands at `list` and shows `value`.
    func check(_ a: Quantity?, above b: Quantity?, _ words: (String, String), _ list: StaticString, _ value: Quantity?)
    {
      guard let a, let b, let value, a > b else { return }
      invalid(
        limits.place(list, name), GoText.quoted(value.canonicalText),
        "\(words.0) value \(a.canonicalText) is greater than \(words.1) value \(b.canonicalText)")
    }
    check(min, above: max, ("min", "max"), "min", min)
    check(min, above: request, ("min", "default request"), "defaultRequest", request)
    check(request, above: max, ("default request", "max"), "defaultRequest", request)
    check(request, above: standard, ("default request", "default limit"), "defaultRequest", request)
    check(min, above: standard, ("min", "default"), "default", min)
    // Q: the most is shown, not the default.
    check(standard, above: max, ("default", "max"), "default", max)
    if let ratio { compare(limits, ratio, name) }
    if let standard, let request, !ResourceName.isOvercommitAllowed(name), standard != request {
      invalid(
        limits.place("defaultRequest", name), GoText.quoted(request.canonicalText),
        "default value \(standard.canonicalText) must equal to defaultRequest value \(request.canonicalText) in \(name)"
      )
    }
  }
}

extension RuleSet {
  private mutating func compare(_ limits: LimitAmounts, _ ratio: Quantity, _ name: String) {
    let field = limits.place("maxLimitRequestRatio", name)
    let shown = GoText.quoted(ratio.canonicalText)
    if ratio < Quantity(1) { invalid(field, shown, "ratio \(ratio.canonicalText) is less than 1") }
    guard let min = limits.min[name], let max = limits.max[name] else { return }
    // In whole units, or in thousandths where one of them is small.
    let isFine = [ratio, min, max].allSatisfy { $0.value < Int64.max / 1000 }
    let values = [ratio, min, max].map { Double(isFine ? $0.milliValue : $0.value) }
    let most = values[2] / values[1]
    let limit = isFine ? values[0] / 1000 : values[0]
    if limit > most {
      invalid(field, shown, "ratio \(ratio.canonicalText) is greater than max/min = \(FixedText.sixDigits(most))")
    }
  }
}

/// One item of a limit range, its defaults filled in as the API server does for containers.
private struct LimitAmounts {
  let item: Field
  let min, max, ratio: ResourceAmounts
  var standard, standardRequest: ResourceAmounts

  init(_ item: Field) {
    self.item = item
    min = ResourceAmounts(item["min"])
    max = ResourceAmounts(item["max"])
    ratio = ResourceAmounts(item["maxLimitRequestRatio"])
    standard = ResourceAmounts(item["default"])
    standardRequest = ResourceAmounts(item["defaultRequest"])
    guard item["type"].isText("Container") else { return }
    standard.fill(from: max, item["default"].path)
    standardRequest.fill(from: standard, item["defaultRequest"].path)
    standardRequest.fill(from: min, item["defaultRequest"].path)
  }

  /// Every resource, sorted.
  var names: [String] {
    let all = [min, max, ratio, standard, standardRequest].flatMap { $0.amounts.map(\.name) }
    return Set(all).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Where an amount is named, whether it is written there or filled in.
  func place(_ list: StaticString, _ name: String) -> Field {
    let all: [(StaticString, ResourceAmounts)] = [
      ("min", min), ("max", max), ("maxLimitRequestRatio", ratio), ("default", standard),
      ("defaultRequest", standardRequest),
    ]
    let written = all.first { $0.0.description == list.description }?.1.amounts.first { $0.name == name }?.field
    return (written ?? item).named(item.path.child(list).key(name))
  }
}
