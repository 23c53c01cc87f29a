import CEL
import Kubernetes
import SourceText
import Symbols
import Versions

/// Which devices the CEL expressions of classes and requests let through. Each expression is read once, and run once for
/// each device.
final class DeviceSelectors {
  enum Answer {
    case yes, no
    /// What a runtime error says.
    case error(String)
    /// What about the expression bayplan does not know.
    case notModelled(String)
  }

  private struct Program {
    let expression: Result<CELExpression, CELRefusal>
    /// By device; nil where nobody asked yet.
    var answers: ContiguousArray<Answer?>
  }

  private let inventory: DeviceInventory
  private let variables: [CELType.Field]
  private let features: CELFeatures
  private var numbers: [Symbol: Int] = [:]
  private var programs: ContiguousArray<Program> = []
  private var values: [Int: Result<CELValue, CELFailure>] = [:]
  private let knowsSharing: Bool

  init(_ inventory: DeviceInventory, _ version: KubernetesVersion) {
    self.inventory = inventory
    knowsSharing = version.has(.consumableCapacity)
    features = .devices(minor: version.minor)
    variables = CELType.deviceVariables(knowsSharing: knowsSharing)
  }

  /// Whether an expression lets a device through.
  func answer(_ expression: Symbol, for entry: Int) -> Answer {
    let number = numbers[expression] ?? compile(expression)
    if let known = programs[number].answers[entry] { return known }
    let answer = run(programs[number].expression, on: entry)
    programs[number].answers[entry] = answer
    return answer
  }

  private func compile(_ expression: Symbol) -> Int {
    let result: Result<CELExpression, CELRefusal>
    do throws(CELRefusal) {
      result = .success(try CELExpression(expression.text, variables: variables, features: features))
    } catch {
      result = .failure(error)
    }
    numbers[expression] = programs.count
    programs.append(
      Program(expression: result, answers: ContiguousArray(repeating: nil, count: inventory.entries.count)))
    return programs.count - 1
  }

  private func run(_ program: Result<CELExpression, CELRefusal>, on entry: Int) -> Answer {
    switch program {
    case .failure(let refusal): return .notModelled(refusal.message)
    case .success(let expression):
      if !expression.type.isTruth { return .notModelled("its value is not true or false") }
      do throws(CELFailure) {
        let value = try expression.value([try value(of: entry).get()])
        guard case .bool(let matches) = value else { return .notModelled("its value is not true or false") }
        return matches ? .yes : .no
      } catch {
        switch error {
        case .runtime(let text): return .error(text)
        case .notModelled(let text): return .notModelled(text)
        }
      }
    }
  }

  private func value(of entry: Int) -> Result<CELValue, CELFailure> {
    if let known = values[entry] { return known }
    let result: Result<CELValue, CELFailure>
    do throws(CELFailure) {
      result = .success(try makeValue(inventory.entries[entry]))
    } catch {
      result = .failure(error)
    }
    values[entry] = result
    return result
  }

  /// A name without a domain belongs to the driver's; a domain that the device does not have reads as an empty map.
  private func makeValue(_ entry: DeviceEntry) throws(CELFailure) -> CELValue {
    var attributes: [String: [String: CELValue]] = [:]
    for attribute in entry.device.attributes.sorted(by: { $0.name.precedes($1.name) }) {
      let (domain, id) = attribute.name.qualified(in: entry.driver)
      attributes[domain, default: [:]][id] = try Self.value(attribute.value, of: attribute.name)
    }
    var capacity: [String: [String: CELValue]] = [:]
    for amount in entry.device.capacity {
      let (domain, id) = amount.name.qualified(in: entry.driver)
      capacity[domain, default: [:]][id] = .quantity(amount.value)
    }
    var fields: [String: CELValue] = [
      "driver": .string(entry.driver.text), "attributes": Self.map(attributes), "capacity": Self.map(capacity),
    ]
    if knowsSharing { fields["allowMultipleAllocations"] = .bool(entry.device.allowsMultipleAllocations) }
    return .map(CELMap(fields))
  }

  private static func map(_ domains: [String: [String: CELValue]]) -> CELValue {
    .map(CELMap(domains.mapValues { .map(CELMap($0)) }, absent: .map(CELMap())))
  }

  private static func value(_ attribute: Device.Attribute, of name: Symbol) throws(CELFailure) -> CELValue {
    switch attribute {
    case .string(let text): return .string(text.text)
    case .int(let number): return .int(number)
    case .bool(let bool): return .bool(bool)
    case .version(let text):
      do throws(CELFailure) {
        return .semver(try SemanticVersion(text.text))
      } catch {
        guard case .runtime(let fault) = error else { throw error }
        throw .runtime("attribute \(name.text): parse semantic version: \(fault)")
      }
    case .unknown: throw .runtime("attribute \(name.text): unsupported attribute value")
    }
  }
}

extension CELType {
  fileprivate var isTruth: Bool { self == .bool || self == .dynamic }
}

extension Symbol {
  /// Domain and identifier of a device's attribute or capacity.
  func qualified(in driver: Symbol) -> (domain: String, id: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : (driver.text, text)
  }
}
