/// Namespaces, of whose labels terms may ask.
enum NamespaceStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    NamespaceRemarks(contents: way.contents, wanted: way.wanted, kept: way.kept).sentences
  }
}
