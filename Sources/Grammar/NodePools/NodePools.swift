import SourceText
import Symbols
public import YAML

/// A cluster as teams know it: pools of nodes that are alike, in place of Node objects.
///
/// A document of kind NodePools, or an object of a test's `cluster` that has nothing but `nodes`.
public enum NodePools {
  public static let kind = "NodePools"

  public static let shape = ObjectShape<[NodePool]>(
    "nodePools",
    [
      ShapeField("apiVersion") { _, _, _ in },
      ShapeField("kind") { _, _, _ in },
      ShapeField("nodes") { entry, pools, reader in
        pools = (reader.list(entry.value, "nodes") ?? []).compactMap { NodePool.read($0, &reader) }
      },
    ])

  /// The file with lists of Nodes in the place of pools; what is wrong with a pool is added to its diagnostics.
  public static func expand(_ file: YAMLFile) -> YAMLFile { expand(file) { $0["kind"]?.text == kind } }

  /// The same for an object that stands in a test file.
  public static func expandInline(_ object: YAMLNode) -> YAMLFile {
    expand(YAMLFile(object)) { $0["kind"] == nil && $0["nodes"] != nil || $0["kind"]?.text == kind }
  }

  private static func expand(_ file: YAMLFile, _ isPools: (YAMLNode) -> Bool) -> YAMLFile {
    var reader = FieldReader()
    let changed = file.replacingRoots { root in
      guard root.kind == .mapping, isPools(root) else { return nil }
      return list(root, &reader)
    }
    return changed?.adding(reader.diagnostics) ?? file
  }

  private static func list(_ root: YAMLNode, _ reader: inout FieldReader) -> YAMLNode {
    if let version = root["apiVersion"], version.text != OwnDocument.apiVersion {
      reader.error(
        .unusableWord, at: version.range,
        "there is no \(kind) in \(version.text); write apiVersion: \(OwnDocument.apiVersion)")
    } else if root["apiVersion"] == nil, let kind = root["kind"] {
      reader.error(.missingKey, at: kind.range, "\(Self.kind) has no apiVersion; add it: \(OwnDocument.apiVersion)")
    }
    var pools: [NodePool] = []
    shape.read(root, as: "the node pools", into: &pools, &reader)
    if root["nodes"] == nil { reader.error(.missingKey, at: root.range, "\(kind) needs nodes, a list of pools") }
    let draft = YAMLDraft(root)
    return draft.mapping([
      ("apiVersion", .scalar("v1", isPlain: false)), ("kind", .scalar("List", isPlain: false)),
      ("items", .sequence(pools.flatMap(\.nodes))),
    ]).node()
  }
}
