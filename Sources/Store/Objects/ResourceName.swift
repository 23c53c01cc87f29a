public import Symbols

/// What the API calls objects of a kind in its paths: `ReplicaSet` is `replicasets`.
public enum ResourceName {
  public static func of(_ kind: Symbol) -> String {
    let word = kind.text.lowercased()
    if word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("ch") {
      return word == "endpoints" ? word : "\(word)es"
    }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return "\(word.dropLast())ies"
    }
    return "\(word)s"
  }
}
