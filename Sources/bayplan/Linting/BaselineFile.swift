import Input
import Lint
import SourceText
import YAML

/// A baseline on disk.
enum BaselineFile {
  /// - Throws: ``ExitStatus/unusable``, after saying why, when it cannot be read.
  static func read(_ path: String, sources: SourceMap) throws -> Baseline {
    do {
      let file = sources.add(path: path, bytes: try FileContents.read(path))
      let (baseline, diagnostics) = Baseline.read(YAMLReader.read(file))
      try Remarks.print(diagnostics, sources)
      return baseline
    } catch let error as InputError {
      throw Remarks.unusable("\(error.message), --update-baseline writes one")
    }
  }

  static func write(_ baseline: Baseline, to path: String) throws {
    do {
      try FileReplacement.write(Array(baseline.text.utf8), to: path)
    } catch {
      throw Remarks.unusable("\(error.message)")
    }
    let findings = baseline.count == 1 ? "1 finding" : "\(baseline.count) findings"
    StandardError.write("\(path) holds \(findings)\n")
  }
}
