/// A plugin's name as the head of a narrow column.
enum ScoreHead {
  private static let widest = 10

  /// `Node`, `Resources`, `Balanced`, `Allocation`: at the name's capitals, as few lines as fit the width.
  static func lines(of plugin: String) -> [String] {
    var lines: [String] = []
    for hump in humps(of: plugin) {
      if let last = lines.last, last.utf8.count + hump.utf8.count <= widest {
        lines[lines.count - 1] = last + hump
      } else {
        lines.append(hump)
      }
    }
    return lines
  }

  /// `NRBA`.
  static func initials(of plugin: String) -> String {
    String(humps(of: plugin).compactMap(\.first))
  }

  private static func humps(of plugin: String) -> [String] {
    var humps: [String] = []
    for character in plugin {
      if character.isUppercase || humps.isEmpty {
        humps.append(String(character))
      } else {
        humps[humps.count - 1].append(character)
      }
    }
    return humps
  }
}
