/// How the user called the program.
enum ProgramName {
  /// `kubectl bayplan` when run as kubectl's plugin `kubectl-bayplan`.
  static var current: String {
    let path = CommandLine.arguments.first ?? ""
    let name = path.split(separator: "/").last ?? ""
    return name == "kubectl-bayplan" ? "kubectl bayplan" : "bayplan"
  }
}
