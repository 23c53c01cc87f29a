/// The annotation with which lint is told to say nothing of an object; a test holds it against lint's own name.
enum SuppressionAnnotation {
  static let key = "bayplan/ignore"
}
