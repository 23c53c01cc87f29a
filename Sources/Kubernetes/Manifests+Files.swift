extension Manifests {
  /// A file that a folder holds beside its manifests, and that was not read as one.
  public struct PassedOverFile: Hashable, Sendable {
    public enum Reason: String, CaseIterable, Sendable {
      /// Nothing in it has apiVersion and kind.
      case noObject
      /// Of a Helm chart: it makes manifests when it is rendered.
      case helmTemplate
      /// What a kustomization lays over the objects of others.
      case kustomizePatch
      /// What a kustomization puts into ConfigMaps and Secrets, or makes of its objects.
      case kustomizeInput
      /// No YAML before some other program has filled it in.
      case template

      /// What one such file is: `Helm template`.
      public var word: String { words.one }

      fileprivate var words: (one: String, several: String) {
        switch self {
        case .noObject: ("no Kubernetes object", "no Kubernetes object")
        case .helmTemplate: ("Helm template", "Helm templates")
        case .kustomizePatch: ("kustomize patch", "kustomize patches")
        case .kustomizeInput: ("input of kustomize", "inputs of kustomize")
        case .template: ("unrendered template", "unrendered templates")
        }
      }
    }

    public let path: String
    public let reason: Reason
    /// The folder of the chart, or the kustomization; empty where there is none.
    public let owner: String

    public init(path: String, reason: Reason, owner: String = "") {
      self.path = path
      self.reason = reason
      self.owner = owner
    }
  }
}

extension [Manifests.PassedOverFile] {
  /// `41 files passed over: 30 no Kubernetes object, 8 Helm templates, 3 kustomize patches`.
  public var sentence: String {
    let counts = Manifests.PassedOverFile.Reason.allCases.compactMap { reason -> String? in
      let count = self.count { $0.reason == reason }
      return count == 0 ? nil : "\(count) \(count == 1 ? reason.words.one : reason.words.several)"
    }
    return "\(count) \(count == 1 ? "file" : "files") passed over: \(counts.joined(separator: ", "))"
  }

  /// All that is told without naming each.
  public var sentences: [String] { isEmpty ? [] : [sentence] + chartSentences }

  /// `charts/web is a Helm chart: its 8 templates make manifests once they are rendered, with helm template charts/web`, a
  /// sentence for each chart.
  public var chartSentences: [String] {
    var counts: [String: Int] = [:]
    for file in self where file.reason == .helmTemplate { counts[file.owner, default: 0] += 1 }
    return counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { chart in
      let templates = counts[chart] == 1 ? "its template makes" : "its \(counts[chart] ?? 0) templates make"
      return "\(chart) is a Helm chart: \(templates) manifests once rendered: helm template \(chart)"
    }
  }
}
