import Input
import Parallel
public import SourceText

/// The files that paths of the command line stand for, read on all cores and numbered in the order of the input.
public struct InputFiles: Sendable {
  public enum Entry: Sendable {
    case file(SourceFile)
    /// What could not be found, listed or read: the rest goes on.
    case problem(Diagnostic)
  }

  /// In the order of the paths; those that a folder stands for are sorted by the bytes of their paths.
  public let entries: [Entry]

  public var files: [SourceFile] {
    entries.compactMap { if case .file(let file) = $0 { file } else { nil } }
  }

  public var problems: [Diagnostic] {
    entries.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
  }

  /// A file that several paths name is read once.
  ///
  /// - Parameters:
  ///   - others: paths that are read for something else: a file among them is not meant by a folder that it is in.
  ///   - name: what a file is called in what is told of it.
  ///   - wants: whether a file of the paths is meant.
  public init(
    _ paths: [String], beside others: [String] = [], into sources: SourceMap, workers: Int? = nil,
    named name: (String) -> String = { $0 }, where wants: (String) -> Bool = { _ in true }
  ) {
    enum Step {
      case file(Int)
      case problem(InputError)
    }
    var steps: [Step] = []
    var names: [String] = []
    var seen: Set<String> = []
    let taken = Set(others.map(Self.plain))
    for path in paths {
      do {
        let found = try ManifestPaths.find(path)
        steps += found.problems.map { .problem($0) }
        for file in found.paths where (file == path || !taken.contains(Self.plain(file))) && wants(file) {
          guard seen.insert(Self.plain(file)).inserted else { continue }
          steps.append(.file(names.count))
          names.append(file)
        }
      } catch {
        steps.append(.problem(error))
      }
    }
    let list = names
    let bytes = ParallelMap.run(list.count, workers: workers ?? ParallelMap.cores) { number in
      Result { () throws(InputError) in try FileContents.read(list[number]) }
    }
    entries = steps.map { step in
      switch step {
      case .problem(let error): return .problem(error.diagnostic)
      case .file(let number):
        switch bytes[number] {
        case .failure(let error): return .problem(error.diagnostic)
        case .success(let bytes):
          return .file(sources.add(path: list[number] == "-" ? "<stdin>" : name(list[number]), bytes: bytes))
        }
      }
    }
  }

  /// `./tests/cluster.yaml` and `tests/cluster.yaml` are one file.
  public static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
}
