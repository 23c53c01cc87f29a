public import Input
public import SourceText

/// Finds the test files that paths stand for.
public enum TestDiscovery {
  /// - Parameter paths: a file is read whatever it holds; in a folder every manifest that mentions a PlacementTest.
  /// - Returns: each file once, and what could not be read.
  public static func find(_ paths: [String], in sources: SourceMap) -> (files: [TestFile], problems: [InputError]) {
    var files: [TestFile] = []
    var problems: [InputError] = []
    var seen: Set<String> = []
    for path in paths {
      do {
        let found = try ManifestPaths.find(path)
        problems += found.problems
        for candidate in found.paths {
          let candidate = candidate.hasPrefix("./") ? String(candidate.dropFirst(2)) : candidate
          guard seen.insert(candidate).inserted else { continue }
          let bytes: [UInt8]
          do { bytes = try FileContents.read(candidate) } catch {
            problems.append(error)
            continue
          }
          let isNamed = found.paths == [path] && candidate == (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
          guard isNamed || TestFile.mayBeTest(bytes) else { continue }
          let file = sources.add(path: candidate == "-" ? "<stdin>" : candidate, bytes: bytes)
          if let file = TestFile.read(file, isNamedByUser: isNamed) { files.append(file) }
        }
      } catch {
        problems.append(error)
      }
    }
    return (files, problems)
  }
}
