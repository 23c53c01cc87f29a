extension YAMLScalar {
  /// Resolves a plain scalar in the order of Kubernetes' decoder (go-yaml v2, YAML 1.1): exact words, whole numbers,
  /// floating point, text. Timestamps stay text.
  init(plain text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
      UInt8(ascii: "~"):
      self = Self(word: text) ?? .string
    case UInt8(ascii: "."):
      self = Self(word: text) ?? Self(fraction: text) ?? .string
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      self = Self(word: text) ?? Self(number: text) ?? .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      self = Self(number: text) ?? .string
    default:
      self = .string
    }
  }

  /// The words that are no text, by their exact spelling.
  private init?(word text: UnsafeBufferPointer<UInt8>) {
    // Longer than any of them; up to 15 bytes a string needs no memory.
    guard text.count <= 5 else { return nil }
    switch String(decoding: text, as: UTF8.self) {
    case "true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON":
      self = .bool(true)
    case "false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF":
      self = .bool(false)
    case "null", "Null", "NULL", "~":
      self = .null
    case ".nan", ".NaN", ".NAN":
      self = .float(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF":
      self = .float(.infinity)
    case "-.inf", "-.Inf", "-.INF":
      self = .float(-.infinity)
    default:
      return nil
    }
  }
}
