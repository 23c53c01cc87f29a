public import SourceText

/// One thing that the API server would refuse an object for.
public struct ValidationError: Hashable, Sendable {
  /// The types of apimachinery's field errors, and what goes wrong before fields are looked at.
  public enum Kind: String, Sendable {
    case invalid = "FieldValueInvalid"
    case required = "FieldValueRequired"
    case notSupported = "FieldValueNotSupported"
    case duplicate = "FieldValueDuplicate"
    case forbidden = "FieldValueForbidden"
    case notFound = "FieldValueNotFound"
    case tooLong = "FieldValueTooLong"
    case tooMany = "FieldValueTooMany"
    /// Unknown and duplicate fields.
    case strictDecoding = "StrictDecoding"
    /// What does not decode at all.
    case decoding = "Decoding"

    fileprivate var words: String {
      switch self {
      case .invalid: "Invalid value"
      case .required: "Required value"
      case .notSupported: "Unsupported value"
      case .duplicate: "Duplicate value"
      case .forbidden: "Forbidden"
      case .notFound: "Not found"
      case .tooLong: "Too long"
      case .tooMany: "Too many"
      case .strictDecoding, .decoding: ""
      }
    }
  }

  public let kind: Kind
  /// The path of the field, as the API server names it.
  public let field: String
  public let detail: String
  /// The API server's whole message.
  public let message: String
  /// Where the very value stands, or what lacks it.
  public let position: SourcePosition
  /// bayplan's own remark, such as the name that was probably meant; empty without one.
  public let advice: String
  /// The feature gate that would let the value in; nil for what no gate mends.
  public let gate: String?

  /// - Parameter value: the value as the message shows it; nil for the types that show none.
  init(
    _ kind: Kind, _ field: String, value: String? = nil, _ detail: String, at position: SourcePosition,
    advice: String = "", gate: String? = nil
  ) {
    self.kind = kind
    self.field = field
    self.detail = detail
    self.position = position
    self.advice = advice
    self.gate = gate
    switch kind {
    case .strictDecoding, .decoding: message = detail
    default:
      let body = [kind.words, value, detail.isEmpty ? nil : detail].compactMap { $0 }.joined(separator: ": ")
      message = "\(field): \(body)"
    }
  }

  /// With a message that is whole already.
  init(_ kind: Kind, field: String, message: String, at position: SourcePosition) {
    self.kind = kind
    self.field = field
    self.detail = message.dropFirst(field.isEmpty ? 0 : field.utf8.count + 2).description
    self.message = message
    self.position = position
    advice = ""
    gate = nil
  }

  /// The message without the field in front, as a cause in a Status has it.
  public var body: String {
    field.isEmpty || !message.hasPrefix("\(field): ") ? message : String(message.dropFirst(field.count + 2))
  }

  /// The API server's message without breaks of lines.
  public var messageLine: String {
    message.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  /// The same with bayplan's remark.
  public var line: String { advice.isEmpty ? messageLine : "\(messageLine) (\(advice))" }

  /// Whether a scheduler that never asks the API server would still know what the object means: amounts, ports and
  /// selectors that contradict each other. A word that nobody knows, a field that is missing and a wrong name are slips.
  public var leavesAMeaning: Bool {
    switch kind {
    case .strictDecoding, .decoding, .required, .notFound: false
    case .notSupported: gate != nil
    case .invalid, .duplicate, .forbidden, .tooLong, .tooMany: !field.hasPrefix("metadata")
    }
  }
}

extension [ValidationError] {
  /// The same text once, as the API server's messages have it.
  public var distinct: [ValidationError] {
    guard count > 1 else { return self }
    var seen: Set<String> = []
    return filter { seen.insert($0.message).inserted }
  }

  /// All of them in one text: `[a, b]`, or the one there is.
  public var aggregate: String { map(\.message).aggregate }
}

extension [String] {
  /// Errors in one text, as the API server puts them together: `[a, b]`, each once, or the one there is.
  public var aggregate: String {
    var seen: Set<String> = []
    let texts = filter { seen.insert($0).inserted }
    return texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
  }
}
