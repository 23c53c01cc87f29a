import Foundation
import SourceText
import Symbols
import Testing
import YAML

@testable import Network

/// What kube-proxy's own code made of Services made by chance.
@Suite struct RecordedReachTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let line: String
    var testDescription: String { name }
  }

  private static let cases: [Case] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../testcases/reach")
    let text = (try? String(contentsOf: folder.appending(path: "cases.jsonl"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      Case(name: String(line.dropFirst(9).prefix { $0 != "\"" }), line: String(line))
    }
  }()

  @Test func thereAreCases() {
    #expect(Self.cases.count > 100)
  }

  @Test(arguments: cases)
  func kubeProxySeesTheSame(in recorded: Case) throws {
    let file = SourceMap().add(path: "\(recorded.name).json", bytes: Array(recorded.line.utf8))
    let root = try #require(YAMLReader.read(file).documents.first?.root)
    let objects = try #require(root["objects"]).items.map { $0 }
    let of = { (kind: String) in objects.filter { $0["kind"]?.text == kind } }
    let topology = ServiceTopology(
      nodes: of("Node"), services: of("Service"), slices: of("EndpointSlice"), defaultNamespace: "default")
    let service = try #require(topology.services.first)
    let expected = try #require(root["expected"]?["nodes"])
    #expect(topology.nodes.map(\.name) == expected.entries.map(\.key.text).sorted())
    for node in topology.nodes {
      let ports = try #require(expected[Symbol(node.name)])
      #expect(ports.count == service.ports.count)
      for port in service.ports {
        let wanted = try #require(ports[Symbol(port.name)])
        let view = ProxyView(of: port, in: service, from: node)
        let list = { (key: Symbol) in wanted[key]?.items.map(\.text) ?? [] }
        #expect(view.cluster.map(\.address) == list("cluster"), "\(node.name) \(port.name)")
        #expect(view.local.map(\.address) == list("local"), "\(node.name) \(port.name)")
        #expect(view.reachable.map(\.address) == list("reachable"), "\(node.name) \(port.name)")
        #expect(view.hasAny == (wanted["any"]?.text == "true"), "\(node.name) \(port.name)")
        #expect(service.isExternalLocal == (wanted["externalLocal"]?.text == "true"))
        #expect(service.isInternalLocal == (wanted["internalLocal"]?.text == "true"))
        #expect(service.sessionAffinity == wanted["affinity"]?.text)
      }
    }
  }
}
