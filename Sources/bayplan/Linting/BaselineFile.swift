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

  /// Writes it where a baseline or nothing is.
  ///
  /// - Throws: ``ExitStatus/unusable``, after saying why, when it cannot be written.
  static func write(_ baseline: Baseline, to path: String) throws {
    do {
      if FileContents.isRegular(path) {
        let old = try FileContents.read(path)
        guard old.isEmpty || Baseline.isOne(old) else {
          throw Remarks.unusable(
            "\(path) is there and is no baseline, which has kind: LintBaseline: nothing else is written over, name another file"
          )
        }
      }
      try FileReplacement.write(Array(baseline.text.utf8), to: path)
    } catch let error as InputError {
      throw Remarks.unusable("\(error.message)")
    }
    let findings = baseline.count == 1 ? "1 finding" : "\(baseline.count) findings"
    StandardError.write("\(path) holds \(findings)\n")
  }
}
