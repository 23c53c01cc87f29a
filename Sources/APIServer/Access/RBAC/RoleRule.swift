import SourceText
public import Symbols
import YAML

/// One rule of a role.
public struct RoleRule: Hashable, Sendable {
  public var verbs: [Symbol] = []
  public var groups: [Symbol] = []
  /// With subresources: `pods/log`, `*/scale`.
  public var resources: [Symbol] = []
  /// Empty: all.
  public var names: [Symbol] = []
  /// Paths that are no resources; a `*` at an end stands for all that follows.
  public var paths: [Symbol] = []

  static let all: Symbol = "*"

  init() {}

  init(_ node: YAMLNode) {
    func symbols(_ key: Symbol) -> [Symbol] { node[key]?.items.map(\.symbol) ?? [] }
    verbs = symbols("verbs")
    groups = symbols("apiGroups")
    resources = symbols("resources")
    names = symbols("resourceNames")
    paths = symbols("nonResourceURLs")
  }

  /// The rules of a role.
  static func rules(of role: YAMLNode) -> [RoleRule] { role["rules"]?.items.map { RoleRule($0) } ?? [] }

  /// Whether it lets somebody do what is asked. On a create nobody knows the name, so rules for single names never allow one.
  func allows(_ access: Access) -> Bool {
    guard verbs.contains(access.verb) || verbs.contains(Self.all) else { return false }
    if let path = access.path { return paths.contains { Self.covers($0, path) } }
    return (groups.contains(access.group) || groups.contains(Self.all))
      && (resources.contains(access.resource) || resources.contains(Self.all)
        || !access.everyOwner.isEmpty && resources.contains(access.everyOwner))
      && (names.isEmpty || names.contains(access.name))
  }

  private static func covers(_ pattern: Symbol, _ path: Symbol) -> Bool {
    if pattern == path || pattern == all { return true }
    let text = pattern.text
    guard text.hasSuffix("*") else { return false }
    return path.text.hasPrefix(text.dropLast())
  }
}

// MARK: What of rules others do not have

extension RoleRule {
  /// The single rights of a rule.
  var parts: [RoleRule] {
    var result: [RoleRule] = []
    for group in groups {
      for resource in resources {
        for verb in verbs {
          var part = RoleRule()
          part.groups = [group]
          part.resources = [resource]
          part.verbs = [verb]
          if names.isEmpty {
            result.append(part)
          } else {
            for name in names {
              part.names = [name]
              result.append(part)
            }
          }
        }
      }
    }
    for path in paths {
      for verb in verbs {
        var part = RoleRule()
        part.paths = [path]
        part.verbs = [verb]
        result.append(part)
      }
    }
    return result
  }

  /// Whether a single right is among those of this rule.
  func covers(_ part: RoleRule) -> Bool {
    func has(_ mine: [Symbol], _ other: [Symbol]) -> Bool { mine.contains(Self.all) || other.allSatisfy(mine.contains) }
    guard has(verbs, part.verbs), has(groups, part.groups) else { return false }
    guard part.names.isEmpty ? names.isEmpty : names.isEmpty || part.names.allSatisfy(names.contains) else {
      return false
    }
    guard part.paths.allSatisfy({ path in paths.contains { Self.covers($0, path) } }) else { return false }
    return has(resources, part.resources)
      || part.resources.allSatisfy { resource in
        resources.contains(resource) || Access.everyOwner(of: resource).map(resources.contains) ?? false
      }
  }

  /// The single rights of some rules that none of others has.
  static func missing(of rules: [RoleRule], in held: [RoleRule]) -> [RoleRule] {
    rules.flatMap(\.parts).filter { part in !held.contains { $0.covers(part) } }
  }

  /// Rules that differ in their verbs alone as one.
  static func compact(_ rules: [RoleRule]) -> [RoleRule] {
    var result: [RoleRule] = []
    var places: [RoleRule: Int] = [:]
    for rule in rules {
      guard rule.groups.count == 1, rule.resources.count == 1, rule.names.count <= 1, rule.paths.isEmpty else {
        result.append(rule)
        continue
      }
      var key = rule
      key.verbs = []
      if let place = places[key] {
        result[place].verbs += rule.verbs
      } else {
        places[key] = result.count
        result.append(rule)
      }
    }
    return result
  }

  /// As refusals show it: `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}`.
  var shown: String {
    let parts = [
      ("APIGroups", groups), ("Resources", resources), ("NonResourceURLs", paths), ("ResourceNames", names),
      ("Verbs", verbs),
    ]
    let written = parts.filter { !$0.1.isEmpty }.map { "\($0.0):\(Self.shown($0.1.map(\.text)))" }
    return "{\(written.joined(separator: ", "))}"
  }

  /// Texts as Go's `%q` prints a list.
  static func shown(_ texts: [String]) -> String { "[\(texts.map(GoText.quoted).joined(separator: " "))]" }

  /// As a part of a role.
  func draft(at place: YAMLDraft) -> YAMLDraft {
    func list(_ symbols: [Symbol]) -> YAMLDraft? {
      symbols.isEmpty ? nil : .list(symbols.map { .text($0.text, at: place) }, at: place)
    }
    return .mapping(
      [
        "verbs": list(verbs), "apiGroups": list(groups), "resources": list(resources), "resourceNames": list(names),
        "nonResourceURLs": list(paths),
      ], at: place)
  }
}
