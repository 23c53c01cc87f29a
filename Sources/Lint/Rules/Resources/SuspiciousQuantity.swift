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
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                requests: {cpu: ↓100Mi, memory: ↓1000m}
                limits: {cpu: ↓2Gi, memory: 1Gi}
          """),
        says: "100Mi cpu are 104857600 whole cores, for Mi is no unit of cpu; write 100m",
        "1000m memory is 1 byte, m is a thousandth; write 1000Mi if mebibytes are meant",
        "2Gi cpu are 2147483648 whole cores, for Gi is no unit of cpu; write 2, or 2m if thousandths are meant"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                requests: {cpu: ↓1000, memory: ↓2000M, ephemeral-storage: ↓64}
                limits: {memory: 4Gi}
          """),
        says: "1000 cpu are 1000 whole cores; write 1000m if thousandths are meant",
        "info: 2000M is 2 000 000 000 bytes beside a limit in Gi, which counts by 1024; write 2000Mi if the same unit is "
          + "meant",
        "64 ephemeral-storage is 64 bytes, in which hardly anything runs; write 64Mi if mebibytes are meant"),
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
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 64000m, memory: 1073741824000m}}
          """), about: "a large machine and a gibibyte, in thousandths as a cluster may write them"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let cores = context.value(of: about.parameters[0], for: about)
    let bytes = context.value(of: about.parameters[1], for: about)
    let parts = (subject.spec.containers + subject.spec.initContainers).map(\.resources)
    for resources in parts + (subject.spec.resources.map { [$0] } ?? []) {
      let requests = resources.requests
      let limits = resources.limits
      let own = requests.amounts.filter { limits.amount(of: $0.name)?.origin != $0.origin }
      for amount in own + limits.amounts where !amount.quantity.isZero && !amount.quantity.isNegative {
        let written = WrittenAmount(context.writtenText(of: amount) ?? amount.quantity.canonicalText)
        switch amount.name {
        case "cpu": checkCores(amount, written, cores, &findings)
        case "memory":
          let sibling = limits.amounts.first { $0.name == "memory" && $0.origin != amount.origin }
          checkBytes(amount, written, bytes, beside: sibling, &findings)
        case "ephemeral-storage" where written.unit.isEmpty || written.unit == "m":
          checkBytes(amount, written, bytes, beside: nil, &findings)
        default: break
        }
      }
    }
  }

  /// `100Mi`: what a slip in the unit leaves of an amount is the number in front of it.
  private struct WrittenAmount {
    let text: String
    /// Digits, perhaps with a point; empty for what is written otherwise, such as `1e3`.
    let number: String
    let unit: String

    init(_ text: String) {
      self.text = text
      let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let unit = text.dropFirst(number.count)
      let isPlain = unit.allSatisfy { $0.isASCII && $0.isLetter }
      self.number = isPlain ? String(number) : ""
      self.unit = isPlain ? String(unit) : ""
    }

    /// Ki, M and the like, by which memory is measured and nothing of which there are few.
    var isOfMemory: Bool {
      ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "k", "M", "G", "T", "P", "E"].contains(unit) && !number.isEmpty
    }
  }

  private static func checkCores(
    _ amount: ResourceList.Amount, _ written: WrittenAmount, _ bound: Int64, _ findings: inout Findings
  ) {
    let quantity = amount.quantity
    guard quantity.value >= bound else { return }
    let head = "\(written.text) cpu are \(quantity.value) whole cores"
    if written.isOfMemory {
      // Of thousandths nobody asks for fewer than ten.
      let isFew = (Double(written.number) ?? 0) < 10
      let cure = isFew ? written.number : "\(written.number)m"
      let other = isFew && !written.number.contains(".") ? ", or \(written.number)m if thousandths are meant" : ""
      findings.report(
        .amount(amount), "\(head), for \(written.unit) is no unit of cpu; write \(cure)\(other)",
        fix: .write(cure, at: .amount(amount)))
    } else if quantity.milliValue % 1000 == 0 {
      findings.report(
        .amount(amount), "\(head); write \(quantity.value)m if thousandths are meant",
        fix: written.text == "\(quantity.value)" ? .write("\(quantity.value)m", at: .amount(amount)) : nil)
    }
  }

  private static func checkBytes(
    _ amount: ResourceList.Amount, _ written: WrittenAmount, _ bound: Int64, beside limit: ResourceList.Amount?,
    _ findings: inout Findings
  ) {
    let quantity = amount.quantity
    let head = "\(written.text) \(amount.name.text) is"
    let size =
      quantity.milliValue < 1000 ? "less than a byte" : quantity.value == 1 ? "1 byte" : "\(quantity.value) bytes"
    let isWhole = !written.number.isEmpty && !written.number.contains(".")
    let cure = isWhole ? "write \(written.number)Mi if mebibytes are meant" : "write a unit such as Gi"
    let fix: FixIt? = isWhole ? .write("\(written.number)Mi", at: .amount(amount)) : nil
    if written.unit == "m", quantity.value <= 1 || quantity.value < bound {
      findings.report(.amount(amount), "\(head) \(size), m is a thousandth; \(cure)", fix: fix)
    } else if quantity.value < bound, written.unit.isEmpty {
      findings.report(.amount(amount), "\(head) \(size), in which hardly anything runs; \(cure)", fix: fix)
    } else if quantity.value < bound {
      findings.report(.amount(amount), "\(head) \(size), in which hardly anything runs; write a larger unit")
    } else if let limit, limit.quantity.format == .binarySI, ["M", "G", "T"].contains(written.unit),
      let other = unitOf(limit.quantity.canonicalText)
    {
      findings.report(
        .amount(amount),
        "\(written.text) is \(grouped(quantity.value)) bytes beside a limit in \(other), which counts by 1024; write "
          + "\(written.text)i if the same unit is meant", severity: .note)
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
