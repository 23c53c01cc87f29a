public import SourceText

/// One way in which an assertion does not hold, for the pods it does not hold for.
public struct Mismatch: Error, Hashable, Sendable {
  /// Labels of the pods; empty when the assertion fails as a whole.
  public var pods: [String]
  public var expected: String
  public var actual: String
  /// What made the difference.
  public var causes: [Cause]

  public init(pods: [String], expected: String, actual: String, causes: [Cause] = []) {
    self.pods = pods
    self.expected = expected
    self.actual = actual
    self.causes = causes
  }

  /// One line of explanation, with the place in the manifests it speaks of.
  public struct Cause: Hashable, Sendable {
    public var text: String
    public var origin: SourcePosition

    public init(_ text: String, at origin: SourcePosition = .none) {
      self.text = text
      self.origin = origin
    }
  }

  static func noNode(_ what: String, _ hint: String) -> Mismatch {
    Mismatch(pods: [], expected: what, actual: "the cluster has no such node", causes: [Cause(hint)])
  }

  /// Puts mismatches together that differ in their pods alone, in the order of the first of each.
  static func folded(_ mismatches: [Mismatch]) -> [Mismatch] {
    var folded: [Mismatch] = []
    var places: [Mismatch: Int] = [:]
    for mismatch in mismatches {
      var key = mismatch
      key.pods = []
      if let place = places[key] {
        folded[place].pods += mismatch.pods
      } else {
        places[key] = folded.count
        folded.append(mismatch)
      }
    }
    return folded
  }
}
