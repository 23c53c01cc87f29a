import Foundation
import Scheduler
import Testing
import Versions

/// `testcases/plugins` has a folder for every plugin that decides something, and no other folders.
@Suite struct PluginCaseTests {
  private let root = "testcases/plugins/"

  /// What a plugin does to a placement; sorting the queue and binding are the framework's own here.
  private let deciding: Set<String> = ["preEnqueue", "preFilter", "filter", "postFilter", "preScore", "score"]

  /// Its feature gate is off in every version, and such pods are scheduled one by one.
  private let exempt: Set<String> = ["GangScheduling"]

  /// `NodePorts` becomes `node-ports`.
  private func folder(of plugin: String) -> String {
    plugin.reduce(into: "") { name, letter in
      if letter.isUppercase, !name.isEmpty { name += "-" }
      name += letter.lowercased()
    }
  }

  private func files(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: Repository.path + root + folder)) ?? []).sorted()
  }

  private func plugins(_ minor: Int) throws -> [PluginDescription] {
    PluginDescription.all(in: try #require(KubernetesVersion("1.\(minor)")))
  }

  @Test(arguments: KubernetesVersion.minors)
  func everyPluginThatDecidesHasACase(minor: Int) throws {
    let plugins = try plugins(minor).filter {
      !deciding.isDisjoint(with: $0.extensionPoints) && !exempt.contains($0.name)
    }
    #expect(plugins.count >= 17)
    for plugin in plugins {
      let name = folder(of: plugin.name)
      #expect(
        files(in: name).contains { $0.hasSuffix(".test.yaml") },
        "\(plugin.name) of v1.\(minor) has no case: write \(root)\(name)/\(name).test.yaml")
    }
  }

  @Test func everyFolderIsNamedForAPlugin() throws {
    let minors = KubernetesVersion.minors
    let names = Set(try minors.flatMap { try plugins($0).map { folder(of: $0.name) } })
    let allowed = names.union(names.flatMap { name in minors.map { "\(name)-1.\($0)" } })
    for name in files(in: "") where !name.hasPrefix(".") {
      let isNamedForAPlugin = allowed.contains(name)
      #expect(
        isNamedForAPlugin,
        "\(root)\(name) is named for no plugin: call it after one, node-ports, or node-ports-1.\(minors.upperBound)")
    }
  }
}
