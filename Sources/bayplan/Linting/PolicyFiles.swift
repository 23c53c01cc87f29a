import Expectations
import Grammar
import Input
import Lint
import SourceText

/// The files that a configuration names under `policies`.
struct PolicyFiles {
  private(set) var paths: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: LintConfigurationFile) {
    for policy in file.configuration.policies {
      let written = policy.pattern.pattern
      let pattern = file.folder + written
      do throws(InputError) {
        // A pattern is looked for in the folder before its first part that is none.
        let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
        let fixed = parts.prefix { !$0.contains("*") }.joined(separator: "/")
        let isPattern = pattern.contains("*")
        let start = fixed.isEmpty ? (pattern.hasPrefix("/") ? "/" : ".") : fixed
        let found = try ManifestPaths.find(start).whole().map { start == "." ? String($0.dropFirst(2)) : $0 }
          .filter { !isPattern || Glob(pattern).matches($0) }
        if found.isEmpty {
          diagnostics.append(
            .error(
              .missingManifest, at: policy.range,
              "no manifest is at '\(written)', mend the path or take it out of policies"))
        }
        paths += found
      } catch {
        diagnostics.append(
          .error(.missingManifest, at: policy.range, "\(error.message), mend the path or take it out of policies"))
      }
    }
  }
}
