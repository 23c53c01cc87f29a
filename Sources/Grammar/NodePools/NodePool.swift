import SourceText
import Symbols
import YAML

/// Nodes that are alike: `{name: general, count: 12, zones: [a, b, c], allocatable: {cpu: 4, memory: 16Gi}}`.
public struct NodePool: Sendable {
  var name = ""
  /// The place of the entry, to which everything belongs that it does not spell out.
  var place: YAMLDraft
  /// nil: one node that has the pool's name.
  var count: Int?
  var zones: [YAMLDraft] = []
  var region: YAMLDraft?
  var labels: [YAMLDraft.Entry] = []
  var taints: [YAMLDraft] = []
  var allocatable: [YAMLDraft.Entry] = []

  /// More nodes than any cluster has.
  static let limit: Int64 = 100_000

  public static let shape = ObjectShape<NodePool>(
    "nodePool",
    [
      ShapeField("name") { entry, pool, reader in
        pool.name = reader.string(entry.value, "name") ?? ""
      },
      ShapeField("count") { entry, pool, reader in
        guard let count = reader.natural(entry.value, "count", from: 1) else { return }
        if count > limit {
          reader.error(
            .inputTooLarge, at: entry.value.range,
            "count is \(count), more than the \(limit) nodes that a pool can have")
        } else {
          pool.count = Int(count)
        }
      },
      ShapeField("zones") { entry, pool, reader in
        for item in reader.list(entry.value, "zones") ?? [] where reader.string(item, "a zone") != nil {
          pool.zones.append(YAMLDraft(item))
        }
      },
      ShapeField("region") { entry, pool, reader in
        if reader.string(entry.value, "region") != nil { pool.region = YAMLDraft(entry.value) }
      },
      ShapeField("labels") { entry, pool, reader in
        if reader.labels(entry.value, "labels") != nil { pool.labels = YAMLDraft(entry.value).entries }
      },
      ShapeField("taints") { entry, pool, reader in
        pool.taints = (reader.list(entry.value, "taints") ?? []).compactMap { taint($0, &reader) }
      },
      ShapeField("allocatable") { entry, pool, reader in
        guard entry.value.kind == .mapping, entry.value.count > 0 else {
          return reader.wrongType(entry.value, "allocatable", needs: "a mapping of resources")
        }
        pool.allocatable = YAMLDraft(entry.value).entries
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> NodePool? {
    shape.value(node, as: "a node pool", from: NodePool(place: YAMLDraft(node)), &reader) { _, reader in
      if node["name"] == nil {
        reader.error(.missingKey, at: node.range, "a node pool needs a name, its nodes are named for it")
      }
      if node["allocatable"] == nil {
        reader.error(.missingKey, at: node.range, "a node pool needs allocatable, such as {cpu: 4, memory: 16Gi}")
      }
    }
  }

  /// A taint as kubectl writes it, `dedicated=gpu:NoSchedule`, or as the mapping of a Node's spec.
  private static func taint(_ node: YAMLNode, _ reader: inout FieldReader) -> YAMLDraft? {
    if node.kind == .mapping { return YAMLDraft(node) }
    guard let text = reader.string(node, "a taint") else { return nil }
    let place = YAMLDraft(node)
    guard let colon = text.lastIndex(of: ":") else {
      reader.error(.unusableWord, at: node.range, "'\(text)' is no taint, write it as dedicated=gpu:NoSchedule")
      return nil
    }
    let head = text[..<colon].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    var fields: [(Symbol, YAMLDraft.Content)] = [("key", .scalar(String(head.first ?? ""), isPlain: false))]
    if head.count > 1 { fields.append(("value", .scalar(String(head[1]), isPlain: false))) }
    fields.append(("effect", .scalar(String(text[text.index(after: colon)...]), isPlain: false)))
    return place.mapping(fields)
  }
}

extension YAMLDraft {
  /// A mapping whose parts all stand where this one stands.
  func mapping(_ fields: [(Symbol, Content)]) -> YAMLDraft {
    YAMLDraft(
      .mapping(
        fields.map { key, content in
          Entry(key: key, keyRange: range, value: YAMLDraft(content, at: self))
        }), at: self)
  }
}
