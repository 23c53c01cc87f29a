/// An amount as Kubernetes writes it (`500m`, `1.5Gi`), with the value and the quirks of apimachinery's `resource.Quantity`.
///
/// Kubernetes documentation: "Quantity" in the API reference's common definitions.
public struct Quantity: Hashable, Sendable {
  /// How the amount was written, and so how it is printed.
  public enum Format: UInt8, Sendable {
    case decimalSI, binarySI, decimalExponent
  }

  public var format: Format
}
