#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Input
import Lint
import SourceText
import YAML

/// The configuration of a run of lint and where it stood.
struct LintConfigurationFile {
  var configuration = LintConfiguration()
  /// The folder it stands in, with its slash; empty for the current one.
  var folder = ""
  var diagnostics: [Diagnostic] = []

  /// - Parameter path: nil for `.bayplan.yaml` in the current folder, which need not be there.
  init(_ path: String?, sources: SourceMap) {
    guard let path = path ?? Self.standard else { return }
    if let slash = path.lastIndex(of: "/") { folder = String(path[...slash]) }
    do {
      let file = sources.add(path: path, bytes: try FileContents.read(path))
      (configuration, diagnostics) = LintConfiguration.read(YAMLReader.read(file))
    } catch {
      diagnostics = [error.diagnostic]
    }
  }

  static var standard: String? {
    access(LintConfiguration.fileName, F_OK) == 0 ? LintConfiguration.fileName : nil
  }
}
