/// Something that takes bytes from anywhere and must neither trap, nor hang, nor contradict itself.
public struct FuzzTarget: Sendable {
  public let name: String
  /// What stands between the parts of its inputs, and what they are made of: words that a mutator puts in.
  public let words: [String]
  public let run: @Sendable (UnsafeBufferPointer<UInt8>) -> Void

  init(_ name: String, words: [String], _ run: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Void) {
    self.name = name
    self.words = words
    self.run = run
  }

  public static let all: [FuzzTarget] = [.yaml, .json, .scalars, .cel, .regex, .golden, .report, .patch, .test, .place]

  /// Ends the program as a trap would, so that the input is kept.
  static func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { fatalError("broken promise: \(promise())") }
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
