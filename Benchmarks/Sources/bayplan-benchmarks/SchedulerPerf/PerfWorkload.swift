import Symbols
import YAML

/// One workload of a test case of Kubernetes' scheduler_perf: the case's operations with the workload's numbers.
struct PerfWorkload {
  let testCase: String
  let name: String
  let labels: [String]
  /// The pods per second at which Kubernetes' CI lets the workload pass.
  let floor: Int?
  let operations: [PerfOperation]
  /// The template of pods that name none.
  let defaultPodTemplate: String?
  /// The folder that paths in operations start from.
  let folder: String

  var title: String { "\(testCase)/\(name)" }

  /// All workloads of a `performance-config.yaml`.
  static func all(in file: YAMLFile, folder: String) throws -> [PerfWorkload] {
    guard let root = file.documents.first?.root else { return [] }
    return try root.items.flatMap { testCase -> [PerfWorkload] in
      let operations = testCase.child("workloadTemplate").map { Array($0.items) } ?? []
      return try testCase.child("workloads").map { Array($0.items) }?.map { workload in
        let numbers = workload.child("params")
        return PerfWorkload(
          testCase: testCase.text("name") ?? "", name: workload.text("name") ?? "",
          labels: workload.child("labels").map { $0.items.map(\.text) } ?? [],
          floor: workload.child("threshold").flatMap { Int($0.text) },
          operations: try operations.map { try PerfOperation($0, numbers) },
          defaultPodTemplate: testCase.text("defaultPodTemplatePath"), folder: folder)
      } ?? []
    }
  }
}

/// One step of a workload.
struct PerfOperation {
  let opcode: String
  let count: Int
  let node: YAMLNode
  /// For pod sets: what is done in each namespace.
  let inner: [PerfOperation]

  /// - Parameter numbers: what the `$names` stand for.
  init(_ node: YAMLNode, _ numbers: YAMLNode?) throws {
    self.node = node
    opcode = node.text("opcode") ?? ""
    if let name = node.text("countParam") {
      guard let found = numbers?.child(String(name.dropFirst())), let count = Int(found.text) else {
        throw Problem("\(name) has no value")
      }
      self.count = count
    } else {
      count = node.text("count").flatMap { Int($0) } ?? 1
    }
    inner = try node.child("createPodsOp").map { [try PerfOperation($0, numbers)] } ?? []
  }

  func text(_ key: String) -> String? { node.text(key) }

  func flag(_ key: String) -> Bool { node.text(key) == "true" }
}

extension YAMLNode {
  func child(_ key: String) -> YAMLNode? { self[Symbol(key)] }

  func text(_ key: String) -> String? { child(key)?.text }
}
