import ControlPlane
import Kubernetes
import SourceText
import Symbols

/// The node that `--node` names.
enum NodeChoice {
  /// - Throws: ``ExitStatus/unusable`` after saying that there is no such node.
  static func row(of name: String, in run: PlacementRun) throws -> Int {
    if let row = run.nodes.firstIndex(where: { $0.metadata.name == Symbol(name) }) { return row }
    let names = run.nodes.lazy.map(\.metadata.name.text)
    let cure = Spelling.nearest(to: name, among: names).map { ", did you mean \($0)?" } ?? ""
    throw Remarks.unusable("no node is called \(name)\(cure)")
  }
}
