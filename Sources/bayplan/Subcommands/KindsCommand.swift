import ArgumentParser
import Kinds
import Report
import Versions
import Symbols

/// `bayplan kinds`.
struct KindsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinds",
    abstract: "List the kinds of objects and what becomes of them.",
    discussion: """
      Which kinds of Kubernetes are known, with their versions, names and scope; which are read, validated, kept in a \
      snapshot, and what of them is played.

      Examples:
        \(ProgramName.current) kinds
        \(ProgramName.current) kinds -o json --kubernetes-version 1.36
      """)

  @Option(
    help: ArgumentHelp("Of which version: \(VersionChoice.list).", valueName: "version"),
    completion: .list(VersionChoice.names), transform: VersionChoice.parse
  )
  var kubernetesVersion = KubernetesVersion.standard

  @Option(
    name: .shortAndLong, help: OutputTargets.help(KindReporter.all), completion: .list(KindReporter.all.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    _ = try OutputTargets(output, among: KindReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: KindReporter.all)
    try targets.write(KindList(in: Release(minor: kubernetesVersion.minor)), color: color)
  }
}

extension KindList {
  /// All that a release serves.
  init(in release: Release) {
    let kinds = KindCatalogue.all.compactMap { kind -> Kind? in
      func versions(_ availability: KindVersion.Availability) -> [String] {
        kind.versions.filter { version in
          version.availability == availability && (availability == .once || version.isServed(in: release))
        }.map(\.apiVersion.text)
      }
      let served = versions(.served)
      let optional = versions(.optional)
      if served.isEmpty, optional.isEmpty { return nil }
      return Kind(
        name: kind.name.text, served: served, optional: optional, former: versions(.once), resource: kind.resource,
        shortNames: kind.shortNames, isNamespaced: kind.isNamespaced, isRead: kind.isRead,
        isValidated: kind.isValidated, snapshot: kind.snapshotTopic, isAsked: !kind.askedWith.isEmpty,
        plays: kind.plays)
    }
    self.init(version: "\(release)", kinds: kinds)
  }
}
