import Symbols

extension LabelSelector {
  /// As kubectl writes selectors: `app=web,tier in (a,b),!old`; `every pod` style words are left to the caller.
  ///
  /// What stands there twice, as `matchLabelKeys` brings it about, is told once.
  public var text: String {
    var told: Set<String> = []
    return requirements.map(\.text).filter { told.insert($0).inserted }.joined(separator: ",")
  }
}

extension LabelSelector.Requirement {
  /// `app=web`, `tier in (a,b)`, `tier notin (a)`, `gpu`, `!gpu`, `generation > 5`.
  public var text: String {
    let list = values.map(\.text).joined(separator: ",")
    switch `operator` {
    case .equals: return "\(key.text)=\(list)"
    case .in: return values.count == 1 ? "\(key.text)=\(list)" : "\(key.text) in (\(list))"
    case .notIn: return values.count == 1 ? "\(key.text)!=\(list)" : "\(key.text) notin (\(list))"
    case .exists: return key.text
    case .doesNotExist: return "!\(key.text)"
    case .greaterThan: return "\(key.text) > \(list)"
    case .lessThan: return "\(key.text) < \(list)"
    case .unknown: return "\(key.text) \(operatorText.text) (\(list))"
    }
  }
}
