import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import APIServer

extension AskedServer {
  /// A server with other settings.
  static func with(_ change: (inout ServerSettings) -> Void) throws -> AskedServer {
    var asked = try AskedServer()
    var settings = ServerSettings(version: try #require(KubernetesVersion("1.36")))
    change(&settings)
    asked.server = APIServer(settings)
    return asked
  }

  /// Asks for each object of a text, and lets the controllers beside the server do their part.
  mutating func create(_ resource: String, in namespace: String = "default", _ bodies: String...) throws {
    for body in bodies {
      let answer = try ask(.create, resource, in: namespace, body)
      #expect(answer.code == 201, "\(answer.status?.message ?? "")")
      server.settle()
    }
  }

  /// A pod of one container, and more of its spec.
  static func pod(_ name: String, _ container: String = "", spec: String = "", metadata: String = "") -> String {
    "{metadata: {name: \(name)\(metadata)}, spec: {containers: [{name: app, image: x\(container)}]\(spec)}}"
  }

  /// What the server answers to a pod.
  mutating func message(_ body: String, in namespace: String = "default") throws -> String? {
    let answer = try ask(.create, "pods", in: namespace, body)
    server.settle()
    return answer.status?.message
  }

  /// What a quota's status says is used.
  func used(_ quota: String, in namespace: String = "default") -> [String: String] {
    let used = server.store.object("ResourceQuota", in: namespace, named: quota)?.status?["used"]
    return Dictionary(uniqueKeysWithValues: used?.entries.map { ($0.key.text, $0.value.text) } ?? [])
  }
}
