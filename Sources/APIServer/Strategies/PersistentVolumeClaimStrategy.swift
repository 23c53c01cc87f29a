import Symbols
import Versions
import YAML

struct PersistentVolumeClaimStrategy: KindStrategy {
  private let plain = PlainStrategy(hasStatus: true, firstStatus: ["phase": "Pending"])

  var returnsDeletedObject: Bool { true }

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    plain.prepareForCreate(&object, context)
    let crossesNamespaces = context.version.isOnByDefault(gate: "CrossNamespaceVolumeDataSource")
    object.edit("spec") { spec in
      if !crossesNamespaces, spec.at("dataSourceRef", "namespace")?.text ?? "" != "" { spec["dataSourceRef"] = nil }
      if let source = spec["dataSource"], !Self.isPlain(source) { spec["dataSource"] = nil }
      Self.align(&spec)
    }
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    plain.prepareForUpdate(&object, from: old, subresource: subresource, context)
    // A claim that was made before `dataSourceRef` was there gets it.
    if subresource.isEmpty { object.edit("spec") { Self.align(&$0) } }
  }

  /// Whether the older field may say it: another claim, or a snapshot.
  private static func isPlain(_ source: YAMLDraft) -> Bool {
    switch (source["apiGroup"]?.text ?? "", source["kind"]?.text ?? "") {
    case ("", "PersistentVolumeClaim"), ("snapshot.storage.k8s.io", "VolumeSnapshot"): true
    default: false
    }
  }

  /// The old and the new field for a source say the same, unless the new one says more than the old one can.
  private static func align(_ spec: inout YAMLDraft) {
    if let source = spec["dataSource"], spec["dataSourceRef"] == nil {
      spec["dataSourceRef"] = source
    } else if spec["dataSource"] == nil, let source = spec["dataSourceRef"], source["namespace"] == nil,
      isPlain(source)
    {
      spec["dataSource"] = source
    }
  }
}
