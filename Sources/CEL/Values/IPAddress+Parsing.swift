import Kubernetes
import SourceText

extension IPAddress {
  /// - Throws: what the API server says of a text that is none.
  static func parse(_ text: String) throws(CELFailure) -> IPAddress {
    func fault(_ message: String) -> CELFailure {
      .runtime(
        "IP Address \(GoText.quoted(text)) parse error during conversion from string: ParseAddr(\(GoText.quoted(text))): \(message)"
      )
    }
    let address: IPAddress
    do throws(AddressFault) {
      address = try read(text)
    } catch {
      throw fault(error.message)
    }
    if !address.zone.isEmpty { throw .runtime("IP address \(GoText.quoted(text)) with zone value is not allowed") }
    if address.isMapped { throw .runtime("IPv4-mapped IPv6 address \(GoText.quoted(text)) is not allowed") }
    return address
  }
}

extension IPNetwork {
  /// - Throws: what the API server says of a text that is none.
  static func parse(_ text: String) throws(CELFailure) -> IPNetwork {
    let start = "network address parse error during conversion from string: "
    let network: IPNetwork
    do throws(IPAddress.AddressFault) {
      network = try read(text)
    } catch {
      throw .runtime("\(start)\(start)netip.ParsePrefix(\(GoText.quoted(text))): \(error.message)")
    }
    if network.address.isMapped {
      throw .runtime("\(start)IPv4-mapped IPv6 address \(GoText.quoted(text)) is not allowed")
    }
    return network
  }
}
