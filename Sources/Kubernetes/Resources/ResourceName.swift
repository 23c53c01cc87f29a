public import Symbols

/// Names of resources, by their classes.
extension Symbol {
  public static let cpu = Symbol("cpu")
  public static let memory = Symbol("memory")
  public static let ephemeralStorage = Symbol("ephemeral-storage")
  public static let pods = Symbol("pods")

  /// Without a domain, or with Kubernetes' own; `foo.kubernetes.io/x` counts as such.
  public var isNativeResource: Bool { !contains("/") || contains("kubernetes.io/") }

  public var isHugePages: Bool { hasPrefix("hugepages-") }

  /// Whether this names an extended resource (Kubernetes documentation: "Extended resources").
  public var isExtendedResource: Bool {
    !isNativeResource && !hasPrefix("requests.") && Symbol("requests.\(text)").isQualifiedName
  }

  /// Whether the scheduler tracks a resource of this name as a scalar (source: `helper.IsScalarResourceName`).
  public var isScalarResource: Bool {
    isExtendedResource || isHugePages || contains("kubernetes.io/") || hasPrefix("attachable-volumes-")
  }

  /// Whether a pod as a whole can ask for it (Kubernetes documentation: "Pod-level resource specification").
  public var isPodLevelResource: Bool { self == .cpu || self == .memory || isHugePages }

  /// Whether a request may be lower than the limit.
  public var isOvercommitAllowed: Bool { isNativeResource && !isHugePages }

  private func contains(_ part: StaticString) -> Bool {
    withUTF8 { bytes in
      let length = part.utf8CodeUnitCount
      guard bytes.count >= length else { return false }
      return (0...(bytes.count - length)).contains { start in
        (0..<length).allSatisfy { bytes[start + $0] == part.utf8Start[$0] }
      }
    }
  }
}
