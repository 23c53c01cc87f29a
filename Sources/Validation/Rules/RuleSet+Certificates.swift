import Kubernetes
import SourceText

/// Certificates that are put into volumes.
extension RuleSet {
  private static let keyTypes = ["RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"]

  mutating func trustBundle(_ source: Field) {
    let (name, signer, selector) = (source["name"], source["signerName"], source["labelSelector"])
    switch (name.exists, signer.exists) {
    case (true, true):
      invalid(
        source, GoStruct.text(source, "ClusterTrustBundleProjection", release),
        "only one of name and signerName may be used")
    case (true, false):
      if name.isEmptyText { required(name, "must be a valid object name") }
      if selector.exists {
        invalid(selector, LabelSelectorText.json(selector), "labelSelector must be unset if name is specified")
      }
    case (false, true):
      if signer.isEmptyText { required(signer, "must be a valid signer name") }
      signerName(signer)
      labelSelector(selector)
    case (false, false): required(source, "either name or signerName must be specified")
    }
    if source["path"].isEmptyText { required(source["path"]) }
    if !source["path"].isEmptyText { descendingPath(source["path"]) }
  }

  mutating func podCertificate(_ source: Field) {
    signerName(source["signerName"])
    if !Self.keyTypes.contains(source["keyType"].text) { notSupported(source["keyType"], Self.keyTypes) }
    let age = source["maxExpirationSeconds"]
    if let seconds = age.integer {
      if seconds < 3600 { invalid(age, String(seconds), "if provided, maxExpirationSeconds must be >= 3600") }
      let isOwn = source["signerName"].text.hasPrefix("kubernetes.io/")
      let most: Int64 = isOwn ? 86_400 : 7_862_400
      if seconds > most { invalid(age, String(seconds), "if provided, maxExpirationSeconds must be <= \(most)") }
    }
    let paths: [StaticString] = ["credentialBundlePath", "keyPath", "certificateChainPath"]
    for path in paths where !source[path].isEmptyText { descendingPath(source[path]) }
    if paths.allSatisfy({ source[$0].isEmptyText }) {
      required(source, "specify at least one of credentialBundlePath, keyPath, and certificateChainPath")
    }
  }

  /// `example.com/signer-name`.
  private mutating func signerName(_ field: Field) {
    if field.isEmptyText { return required(field) }
    let parts = field.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      return invalid(field, nil, "must be a fully qualified domain and path of the form 'example.com/signer-name'")
    }
    for fault in NameText.subdomainFaults(parts[0]) {
      invalid(field, GoText.quoted(parts[0]), "validating label \(GoText.quoted(parts[0])): \(fault)")
    }
    for fault in NameText.subdomainFaults(parts[1]) {
      invalid(field, GoText.quoted(parts[1]), "validating label \(GoText.quoted(parts[1])): \(fault)")
    }
    if !parts[0].contains(".") {
      invalid(field, GoText.quoted(parts[0]), "should be a domain with at least two segments separated by dots")
    }
  }
}
