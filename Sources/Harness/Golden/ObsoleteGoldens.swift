#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
public import Input
import SourceText

/// Golden files that no test names: what they hold is held against nothing.
public enum ObsoleteGoldens {
  /// Looks for them in folders; a golden file ends in `.golden` and begins as bayplan writes them.
  ///
  /// - Parameter files: the tests found in the same paths. When one of them cannot be read, nobody knows what it names.
  public static func find(_ paths: [String], besides files: [TestFile]) -> [String] {
    let isUnclear = files.contains { file in
      (file.diagnostics + file.tests.flatMap(\.diagnostics)).contains { $0.severity == .error }
    }
    if isUnclear { return [] }
    var named: Set<String> = []
    for test in files.flatMap(\.tests).map(\.test) {
      if let golden = test.golden { named.insert(identity(test.resolve(golden))) }
    }
    var found: [String] = []
    for path in paths {
      for file in ManifestPaths.files(below: path, endingIn: ".golden") {
        let file = file.hasPrefix("./") ? String(file.dropFirst(2)) : file
        if !named.contains(identity(file)), !found.contains(file), Golden.isGolden(fileAt: file) { found.append(file) }
      }
    }
    return found
  }

  public static func delete(_ path: String) throws(InputError) {
    guard unlink(path) == 0 else {
      throw InputError("cannot delete \(path): \(String(cString: strerror(errno)).lowercased())")
    }
  }

  /// The same for all paths that lead to one file.
  private static func identity(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension Golden {
  fileprivate static func isGolden(fileAt path: String) -> Bool {
    guard let bytes = try? FileContents.read(path) else { return false }
    return bytes.starts(with: head.utf8)
  }
}
