/// Golden files as texts.
public enum GoldenText {
  /// What is wrong with how a golden file is read and written: what is read and written again must be read as the same.
  /// nil for a text that is none, and where all is well.
  public static func broken(_ text: String) -> String? {
    guard let golden = try? Golden(parsing: text) else { return nil }
    guard let again = try? Golden(parsing: golden.text) else { return "a golden file that was written cannot be read" }
    return again == golden ? nil : "a golden file is read otherwise when it is written again"
  }
}
