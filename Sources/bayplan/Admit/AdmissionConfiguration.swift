import APIServer
import Grammar
import Input
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
  /// Reports that say what webhooks do, yet to be read.
  private(set) var reports: [Report] = []
  /// Plugins that somebody turned on and that are not played.
  var notPlayed: [String] = []

  struct Report {
    let webhook: String
    /// Relative to the configuration's folder.
    let path: String
    let range: SourceRange
  }

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

  /// Reads the reports of policy engines.
  ///
  /// - Parameter path: the configuration's own.
  mutating func readReports(besides path: String, into sources: SourceMap) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    for report in reports {
      let path = report.path.hasPrefix("/") ? report.path : folder + report.path
      do {
        let file = YAMLReader.read(sources.add(path: path, bytes: try FileContents.read(path)))
        let (findings, problems) = PolicyReport.read(file)
        diagnostics += problems
        webhooks.append(WebhookVerdict(name: report.webhook, .findings(findings)))
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return diagnostics
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
          guard verdict.answers.count == 1, let answer = verdict.answers.first else {
            reader.error(
              .missingKey, at: item.range,
              "a webhook says one thing: add allow: true, deny: true, or from: with a report of its policy engine")
            continue
          }
          switch answer {
          case .allow: configuration.webhooks.append(WebhookVerdict(name: verdict.name, .allow))
          case .deny: configuration.webhooks.append(WebhookVerdict(name: verdict.name, .deny(verdict.message)))
          case .report(let path):
            configuration.reports.append(Report(webhook: verdict.name, path: path, range: item.range))
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
    var answers: [Answer] = []
  }

  private enum Answer {
    case allow, deny
    case report(String)
  }

  private static let webhook = ObjectShape<WebhookDraft>(
    "webhook",
    [
      ShapeField("name") { entry, draft, reader in draft.name = reader.string(entry.value, "name") ?? "" },
      ShapeField("allow") { entry, draft, reader in
        if let value = reader.bool(entry.value, "allow") { draft.answers.append(value ? .allow : .deny) }
      },
      ShapeField("deny") { entry, draft, reader in
        if let value = reader.bool(entry.value, "deny") { draft.answers.append(value ? .deny : .allow) }
      },
      ShapeField("from") { entry, draft, reader in
        if let path = reader.string(entry.value, "from") { draft.answers.append(.report(path)) }
      },
      ShapeField("message") { entry, draft, reader in draft.message = reader.string(entry.value, "message") ?? "" },
    ])
}
