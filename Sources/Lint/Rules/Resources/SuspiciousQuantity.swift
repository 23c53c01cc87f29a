import Kubernetes
import SourceText
import Symbols

enum SuspiciousQuantity: Rule {
  static let about = RuleDescription(
    id: "suspicious-quantity", .resources, .warning,
    summary: "an amount whose unit is probably not the one that was meant",
    why:
      "m is a thousandth: memory: 512m is half a byte. A number without a unit is bytes for memory and whole cores for cpu. "
      + "The API server takes all of them, and the scheduler books them.",
    remedy: "Write the unit: 512Mi, 500m.",
    parameters: [
      RuleParameter("cores", 256, "as many whole cores in one container and more are taken for thousandths"),
      RuleParameter("bytes", 1_048_576, "less memory than this is taken for a slip"),
    ],
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                requests: {cpu: ↓500, memory: ↓512m}
          """),
        says: "500 cpu are 500 whole cores; write 500m if thousandths are meant",
        "512m memory is less than a byte, m is a thousandth; write 512Mi if mebibytes are meant"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                requests: {cpu: 500m, memory: ↓512}
          """), says: "512 memory is 512 bytes, in which hardly anything runs; write 512Mi if mebibytes are meant"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                requests: {cpu: 500m, memory: ↓512M}
                limits: {memory: 1Gi}
          """),
        says:
          "info: 512M is 512 000 000 bytes beside a limit in Gi, which counts by 1024; write 512Mi if the same unit is meant"
      ),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 128, memory: 512M}, limits: {cpu: 128, memory: 1G}}
          """), about: "a large machine, and decimal throughout"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 0.5, memory: 0.5Gi}}
          """), about: "a fraction of a larger unit is whole"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 0, memory: 0}}
          """), about: "nothing is nothing"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let cores = context.value(of: about.parameters[0], for: about)
    let bytes = context.value(of: about.parameters[1], for: about)
    for container in subject.spec.containers + subject.spec.initContainers {
      let requests = container.resources.requests
      let limits = container.resources.limits
      let own = requests.amounts.filter { limits.amount(of: $0.name)?.origin != $0.origin }
      for amount in own + limits.amounts where !amount.quantity.isZero && !amount.quantity.isNegative {
        switch amount.name {
        case "cpu": checkCores(amount, cores, &findings)
        case "memory":
          let sibling = limits.amounts.first { $0.name == "memory" && $0.origin != amount.origin }
          checkBytes(amount, bytes, beside: sibling, &findings)
        default: break
        }
      }
    }
  }

  private static func checkCores(_ amount: ResourceList.Amount, _ bound: Int64, _ findings: inout Findings) {
    let quantity = amount.quantity
    guard quantity.milliValue % 1000 == 0, quantity.value >= bound else { return }
    let text = quantity.canonicalText
    findings.report(
      .amount(amount),
      "\(text) cpu are \(quantity.value) whole cores; write \(quantity.value)m if thousandths are meant",
      fix: text == "\(quantity.value)" ? .write("\(text)m", at: .amount(amount)) : nil)
  }

  private static func checkBytes(
    _ amount: ResourceList.Amount, _ bound: Int64, beside limit: ResourceList.Amount?, _ findings: inout Findings
  ) {
    let quantity = amount.quantity
    let text = quantity.canonicalText
    let digits = String(text.prefix { $0.isNumber })
    let fix = FixIt.write("\(digits)Mi", at: .amount(amount))
    if text.hasSuffix("m") {
      let size = quantity.value <= 1 ? "less than a byte" : "\(quantity.value) bytes"
      findings.report(
        .amount(amount), "\(text) memory is \(size), m is a thousandth; write \(digits)Mi if mebibytes are meant",
        fix: fix)
    } else if quantity.value < bound, text == digits {
      findings.report(
        .amount(amount),
        "\(text) memory is \(text) bytes, in which hardly anything runs; write \(digits)Mi if mebibytes are meant",
        fix: fix)
    } else if quantity.value < bound {
      findings.report(
        .amount(amount), "\(text) memory is \(quantity.value) bytes, in which hardly anything runs; write a larger unit"
      )
    } else if let limit, quantity.format == .decimalSI, limit.quantity.format == .binarySI, let unit = text.last,
      unit == "M" || unit == "G", let other = unitOf(limit.quantity.canonicalText)
    {
      findings.report(
        .amount(amount),
        "\(text) is \(grouped(quantity.value)) bytes beside a limit in \(other), which counts by 1024; write \(text)i if the "
          + "same unit is meant", severity: .note)
    }
  }

  private static func unitOf(_ text: String) -> String? {
    let unit = text.drop { $0.isNumber }
    return unit.isEmpty ? nil : String(unit)
  }

  /// `512 000 000`.
  private static func grouped(_ number: Int64) -> String {
    let digits = Array(String(number))
    return digits.indices.map { index in
      let rest = digits.count - index
      return (index > 0 && rest % 3 == 0 ? " " : "") + String(digits[index])
    }.joined()
  }
}
