/// The nodes that do not fit, each with every plugin that says no and why.
struct RejectionTable {
  private let nodes: [NodeReport]
  private let folds: Bool

  init(pod: PodReport, showsAllNodes: Bool) {
    nodes = pod.nodes.filter { !$0.isFeasible }
    folds = !showsAllNodes && pod.nodes.count > NodeGroups.foldingThreshold
  }

  func write(to output: ByteOutput, style: TextStyle) {
    if nodes.isEmpty { return }
    var groups = folds ? NodeGroups.fold(nodes) { Key(exact: $0) } : NodeGroups.each(nodes)
    let isRough = folds && groups.count > NodeGroups.mostRows
    if isRough { groups = NodeGroups.fold(nodes) { Key(rough: $0) } }
    var table = Self.sideBySide(groups)
    // Long node names leave too little for the reasons: the name then stands above them.
    if let width = style.width, table.naturalWidth > width, width - table.lastColumnStart < Self.narrowest {
      table = Self.stacked(groups)
    }
    output.write(byte: UInt8(ascii: "\n"))
    table.write(to: output, style: style)
    if isRough {
      let remark = "amounts and places are those of the node that is named; --all-nodes shows each"
      Paragraph.write(StyledText(remark, .faint), indent: 2, to: output, style: style)
    }
  }

  /// Columns below which reasons are not put beside the names.
  private static let narrowest = 44

  private static func sideBySide(_ groups: [NodeGroups.Group]) -> TextTable {
    var table = TextTable([.left, .left, .left], indent: 2, hanging: 2)
    table.add(["NODE", "REJECTED BY", "WHY"].map { StyledText($0, .columnHead) })
    for group in groups {
      var label = StyledText(group.label)
      for row in rows(of: group.first.rejections) {
        table.add([label] + row)
        label = ""
      }
    }
    return table
  }

  private static func stacked(_ groups: [NodeGroups.Group]) -> TextTable {
    var table = TextTable([.left, .left], indent: 2, hanging: 2)
    table.add(["REJECTED BY", "WHY"].map { StyledText($0, .columnHead) }, inset: 2)
    for group in groups {
      table.add([StyledText(group.label)])
      for row in rows(of: group.first.rejections) { table.add(row, inset: 2) }
    }
    return table
  }

  /// Plugin and reason, a row for each reason; the plugin stands on the first of its rows.
  static func rows(of rejections: [RejectionReport]) -> [[StyledText]] {
    rejections.flatMap { rejection in
      rejection.explanation.enumerated().map { index, reason in
        let plugin = rejection.plugin.isEmpty && !rejection.reasons.isEmpty ? "PreFilter" : rejection.plugin
        return [StyledText(index == 0 ? plugin : "", .bad), reason]
      }
    }
  }

  /// What makes two nodes' rejections the same.
  private struct Key: Hashable {
    var rejections: [RejectionReport]

    /// All that is said, apart from the node's own name and the places.
    init(exact node: NodeReport) {
      rejections = node.rejections.map { rejection in
        var rejection = rejection
        rejection.details = rejection.details.map { DetailReport($0.text.removing(name: node.name)) }
        return rejection
      }
    }

    /// Plugins and kube-scheduler's words.
    init(rough node: NodeReport) {
      rejections = node.rejections.map { rejection in
        var rejection = rejection
        rejection.details = []
        return rejection
      }
    }
  }
}

extension RejectionReport {
  /// bayplan's words with their places, or else kube-scheduler's.
  var explanation: [StyledText] {
    if details.isEmpty { return [StyledText(reasons.joined(separator: ", "))] }
    return details.map { detail in
      var text = StyledText(detail.text)
      if let place = detail.placeText { text.append(" (\(place))", .faint) }
      return text
    }
  }
}

extension String {
  /// Without every occurrence of a name, so that texts about different nodes can be compared.
  fileprivate func removing(name: String) -> String {
    let text = Array(utf8)
    let name = Array(name.utf8)
    guard !name.isEmpty, text.count >= name.count else { return self }
    var kept: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index...].starts(with: name) {
        kept.append(0)
        index += name.count
      } else {
        kept.append(text[index])
        index += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
