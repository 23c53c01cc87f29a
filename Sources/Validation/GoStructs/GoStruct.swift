import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// A struct of the API server's own types, see ``GoStructTable``.
struct GoStruct {
  fileprivate struct Member {
    let name: Substring
    /// In the API.
    let key: Symbol
    /// It stands beside the struct, not in it.
    let isOutside: Bool
    let isNullable: Bool
    let form: Form
    /// Of the struct that it holds.
    let type: Substring?
  }

  fileprivate enum Form {
    case text, number, bool, amount
  }

  private let members: [Member]

  /// A value as messages print it on one line.
  ///
  /// - Parameter name: of the struct.
  static func text(_ field: Field, _ name: String, _ release: Release) -> String {
    value(field, name[...], release, outer: field).compact
  }

  /// A value as it is compared line by line.
  static func value(_ field: Field, _ name: String, _ release: Release) -> GoValue {
    value(field, name[...], release, outer: field)
  }

  private static func value(_ field: Field, _ name: Substring, _ release: Release, outer: Field) -> GoValue {
    switch name {
    case "LabelSelector": return .scalar(LabelSelectorText.json(field))
    case "Raw", "Condition": return .scalar(field.json)
    default: break
    }
    guard let known = all(in: release)[name] else { return .scalar(field.json) }
    var entries: [(key: String, value: GoValue)] = []
    for member in known.members {
      if member.name == "ObjectMeta" {
        entries += metadata(field["metadata"])
      } else {
        let holder = member.isOutside ? outer : field
        entries.append((String(member.name), value(holder.child(member.key), member, release, outer: field)))
      }
    }
    return .object(entries)
  }

  private static func value(_ field: Field, _ member: Member, _ release: Release, outer: Field) -> GoValue {
    if !field.exists, member.isNullable { return .null }
    if let type = member.type {
      if field.exists, field.node.kind == .sequence {
        return .list(field.items.map { value($0, type, release, outer: field) })
      }
      return value(field, type, release, outer: outer)
    }
    if field.exists, field.node.kind == .sequence { return .list(field.items.map { scalar($0, member.form) }) }
    if field.exists, field.node.kind == .mapping {
      return .object(field.entries.map { ($0.key.text, scalar($0.value, member.form)) })
    }
    return scalar(field, member.form)
  }

  private static func scalar(_ field: Field, _ form: Form) -> GoValue {
    switch form {
    case .text: field.exists && field.node.kind != .scalar ? .scalar(field.json) : .scalar(GoText.json(field.text))
    case .number: field.exists ? .scalar(field.json) : .scalar("0")
    case .bool: .scalar("\(field.isTrue)")
    case .amount: .scalar(GoText.json(field.quantity?.canonicalText ?? "0"))
    }
  }

  /// As far as anything is there.
  private static func metadata(_ metadata: Field) -> [(key: String, value: GoValue)] {
    let names: [StaticString] = [
      "name", "generateName", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp",
      "deletionTimestamp", "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers",
    ]
    return names.compactMap { name in
      let field = metadata[name]
      guard field.exists, field.node.kind == .scalar || field.count > 0 else { return nil }
      if field.node.kind == .mapping {
        return (name.description, .object(field.entries.map { ($0.key.text, .scalar(GoText.json($0.value.text))) }))
      }
      return (name.description, .scalar(field.json))
    }
  }

  // MARK: The table

  private static func all(in release: Release) -> [Substring: GoStruct] {
    release >= Release(minor: 37) ? current : until36
  }

  private static let current = read(GoStructTable.text).merging(read(GoStructTable.rest)) { first, _ in first }
  private static let until36 = read(GoStructTable.until36).merging(current) { old, _ in old }

  private static func read(_ text: StaticString) -> [Substring: GoStruct] {
    var found: [Substring: GoStruct] = [:]
    var name: Substring = ""
    var members: [Member] = []
    for word in text.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.hasSuffix(":") {
        if !name.isEmpty { found[name] = GoStruct(members: members) }
        name = word.dropLast()
        members = []
      } else {
        members.append(Member(word))
      }
    }
    found[name] = GoStruct(members: members)
    return found
  }
}

extension GoStruct.Member {
  fileprivate init(_ word: Substring) {
    let parts = word.split(separator: "=", maxSplits: 1)
    let types = parts[0].split(separator: ".", maxSplits: 1)
    let marks = types[0].drop { $0.isLetter || $0.isNumber }
    name = types[0].prefix(types[0].count - marks.count)
    type = types.count > 1 ? types[1] : nil
    isNullable = marks.contains("*")
    form = marks.contains("+") ? .number : marks.contains("!") ? .bool : marks.contains("~") ? .amount : .text
    let written = parts.count > 1 ? parts[1] : "\(name.prefix(1).lowercased())\(name.dropFirst())"[...]
    isOutside = written.hasPrefix("^")
    key = Symbol(isOutside ? String(written.dropFirst()) : String(written))
  }
}
