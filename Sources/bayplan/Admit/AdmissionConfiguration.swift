import APIServer
import Grammar
import Lint
import SourceText
import Symbols
import YAML

/// The parts `admission` and `webhooks` of a `.bayplan.yaml`: how the API server is set up.
struct AdmissionConfiguration {
  /// Plugins that are on although they are off by default, and those that are off.
  var enable: Set<String> = []
  var disable: Set<String> = []
  /// What PodNodeSelector is configured with.
  var nodeSelectors: [String: String] = [:]
  var webhooks: [WebhookVerdict] = []
  /// Plugins that somebody turned on and that are not played.
  var notPlayed: [String] = []

  /// Reads a configuration's file, of which other parts are passed over.
  static func read(_ file: YAMLFile) -> (AdmissionConfiguration, [Diagnostic]) {
    var configuration = AdmissionConfiguration()
    let (_, diagnostics) = LintConfiguration.read(file)
    if diagnostics.contains(where: { $0.severity == .error }) { return (configuration, diagnostics) }
    var reader = FieldReader()
    for document in file.documents where !document.root.isNull {
      shape.read(document.root, as: "a configuration", into: &configuration, &reader)
    }
    return (configuration, reader.diagnostics)
  }

  func apply(to settings: inout ServerSettings) {
    settings.enabledPlugins.formUnion(enable)
    settings.disabledPlugins.formUnion(disable)
    settings.nodeSelectors = nodeSelectors
    settings.webhooks = webhooks
  }

  private static let shape = ObjectShape<AdmissionConfiguration>(
    "configuration",
    [
      ShapeField("apiVersion") { _, _, _ in }, ShapeField("kind") { _, _, _ in }, ShapeField("lint") { _, _, _ in },
      ShapeField("admission") { entry, configuration, reader in
        admission.read(entry.value, as: "admission", into: &configuration, &reader)
      },
      ShapeField("webhooks") { entry, configuration, reader in
        for item in reader.list(entry.value, "webhooks") ?? [] {
          guard let verdict = webhook.value(item, as: "a webhook", from: WebhookDraft(), &reader) else { continue }
          if verdict.name.isEmpty {
            reader.error(.missingKey, at: item.range, "a webhook has a name, add the one of its configuration")
            continue
          }
          switch verdict.isAllowed {
          case nil:
            reader.error(.missingKey, at: item.range, "a webhook says what it does, add allow: true or deny: true")
          case let isAllowed?:
            configuration.webhooks.append(
              WebhookVerdict(name: verdict.name, allows: isAllowed, message: verdict.message))
          }
        }
      },
    ])

  private static let admission = ObjectShape<AdmissionConfiguration>(
    "admission",
    [
      ShapeField("enable") { entry, configuration, reader in
        for (name, standing) in plugins(entry.value, "enable", &reader) {
          configuration.enable.insert(name)
          if standing == .notPlayed { configuration.notPlayed.append(name) }
        }
      },
      ShapeField("disable") { entry, configuration, reader in
        for (name, _) in plugins(entry.value, "disable", &reader) { configuration.disable.insert(name) }
      },
      ShapeField("nodeSelectors") { entry, configuration, reader in
        guard entry.value.kind == .mapping else {
          return reader.wrongType(
            entry.value, "nodeSelectors", needs: "a mapping of namespaces to selectors, such as shop: env=prod")
        }
        for selector in entry.value.entries {
          configuration.nodeSelectors[selector.key.text] = reader.string(selector.value, "a node selector")
        }
      },
    ])

  private static func plugins(
    _ node: YAMLNode, _ place: String, _ reader: inout FieldReader
  ) -> [(name: String, standing: AdmissionPlugins.Standing)] {
    (reader.list(node, place) ?? []).compactMap { item in
      guard let name = reader.string(item, "a plugin") else { return nil }
      if let standing = AdmissionPlugins.standing(of: name) { return (name, standing) }
      let near = Spelling.nearest(to: name, among: AdmissionPlugins.names).map { ", did you mean \($0)?" }
      reader.error(
        .unusableWord, at: item.range,
        "there is no admission plugin \(name)\(near ?? ", use the names that kube-apiserver's flags have")")
      return nil
    }
  }

  private struct WebhookDraft {
    var name = ""
    var message = ""
    var isAllowed: Bool?
  }

  private static let webhook = ObjectShape<WebhookDraft>(
    "webhook",
    [
      ShapeField("name") { entry, draft, reader in draft.name = reader.string(entry.value, "name") ?? "" },
      ShapeField("allow") { entry, draft, reader in
        if let value = reader.bool(entry.value, "allow") { draft.isAllowed = value }
      },
      ShapeField("deny") { entry, draft, reader in
        if let value = reader.bool(entry.value, "deny") { draft.isAllowed = !value }
      },
      ShapeField("message") { entry, draft, reader in draft.message = reader.string(entry.value, "message") ?? "" },
    ])
}
