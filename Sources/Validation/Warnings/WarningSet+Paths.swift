import Kinds
import SourceText

extension WarningSet {
  /// A file of a volume, and what puts it there.
  private struct File: Equatable {
    var path: String
    let source: String

    var text: String { source.isEmpty ? GoText.quoted(path) : "\(GoText.quoted(path)) (\(source))" }

    init(_ path: Field, _ source: String = "") {
      var text = path.text[...]
      while text.last == "/" { text.removeLast() }
      self.path = String(text)
      self.source = source
    }

    /// Whether both are one file, or one is a folder around the other.
    func overlaps(_ other: File) -> Bool {
      !path.isEmpty && !other.path.isEmpty
        && ("\(path)/".hasPrefix("\(other.path)/") || "\(other.path)/".hasPrefix("\(path)/"))
    }
  }

  /// Files of a volume that stand in each other's way.
  mutating func overlappingPaths(_ volume: Field) {
    let name = GoText.quoted(volume["name"].text)
    for (kind, key, word) in [
      ("configMap" as StaticString, "name" as StaticString, "ConfigMap"), ("secret", "secretName", "Secret"),
      ("downwardAPI", "", "DownwardAPI"),
    ] where volume[kind].exists {
      let source = kind.description == "downwardAPI" ? word : "\(word) \(GoText.quoted(volume[kind][key].text))"
      compare(volume[kind]["items"].items.map { File($0["path"]) }, volume, "volume \(name) (\(source))")
    }
    guard volume["projected"].exists else { return }
    var files: [File] = []
    for source in volume["projected"]["sources"].items {
      let kinds: [StaticString] = [
        "configMap", "secret", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate",
      ]
      guard let kind = kinds.prefix(release >= Release(minor: 37) ? 6 : 4).first(where: { source[$0].exists }) else {
        warn(source, "volume \(name) (Projected) has no sources provided")
        continue
      }
      files += Self.files(source[kind], kind.description)
    }
    compare(files, volume, "volume \(name) (Projected)")
  }

  private static func files(_ source: Field, _ kind: String) -> [File] {
    switch kind {
    case "configMap":
      return source["items"].items.map { File($0["path"], "ConfigMap \(GoText.quoted(source["name"].text))") }
    case "secret": return source["items"].items.map { File($0["path"], "Secret \(GoText.quoted(source["name"].text))") }
    case "downwardAPI": return source["items"].items.map { File($0["path"], "DownwardAPI") }
    case "serviceAccountToken": return [File(source["path"], "ServiceAccountToken")]
    case "clusterTrustBundle":
      let name = source["name"].exists ? source["name"].text : source["signerName"].text
      return [File(source["path"], "ClusterTrustBundle \(GoText.quoted(name))")]
    default:
      return [
        File(source["certificateChainPath"], "PodCertificate chain"), File(source["keyPath"], "PodCertificate key"),
        File(source["credentialBundlePath"], "PodCertificate credential bundle"),
      ]
    }
  }

  private mutating func compare(_ files: [File], _ volume: Field, _ words: String) {
    for (i, file) in files.enumerated() {
      for other in files[..<i] where file.overlaps(other) {
        warn(volume, "\(words): overlapping paths: \(file.text) with \(other.text)")
      }
    }
  }
}
