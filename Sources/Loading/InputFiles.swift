import Input
public import Kubernetes
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
  /// Files of folders that are not read as manifests, in the order of the input.
  public let passedOver: [Manifests.PassedOverFile]

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
  ///   - isExcluded: whether a file, or a folder with all in it, is left out of what a folder stands for.
  public init(
    _ paths: [String], beside others: [String] = [], into sources: SourceMap, workers: Int? = nil,
    named name: (String) -> String = { $0 }, isExcluded: @escaping (String) -> Bool = { _ in false }
  ) {
    enum Step {
      case file(Int)
      case problem(InputError)
    }
    var steps: [Step] = []
    var read: [(path: String, bytes: [UInt8]?)] = []
    var seen: Set<String> = []
    var passedOver: [Manifests.PassedOverFile] = []
    let taken = Set(others.map(Self.plain))
    for path in paths {
      do {
        let found = try ManifestFiles(path, workers: workers, isExcluded: isExcluded)
        for entry in found.entries {
          switch entry {
          case .problem(let error): steps.append(.problem(error))
          case .file(let file, let bytes):
            guard file == path || !taken.contains(Self.plain(file)) else { continue }
            guard seen.insert(Self.plain(file)).inserted else { continue }
            steps.append(.file(read.count))
            read.append((file, bytes))
          }
        }
        for file in found.passedOver {
          let plain = Self.plain(file.path)
          guard !taken.contains(plain), seen.insert(plain).inserted else { continue }
          passedOver.append(
            Manifests.PassedOverFile(path: name(file.path), reason: file.reason, owner: name(file.owner)))
        }
      } catch {
        steps.append(.problem(error))
      }
    }
    self.passedOver = passedOver
    let list = read
    let bytes = ParallelMap.run(list.count, workers: workers ?? ParallelMap.cores) { number in
      Result { () throws(InputError) in
        if let bytes = list[number].bytes { return bytes }
        return try FileContents.read(list[number].path)
      }
    }
    entries = steps.map { step in
      switch step {
      case .problem(let error): return .problem(error.diagnostic)
      case .file(let number):
        switch bytes[number] {
        case .failure(let error): return .problem(error.diagnostic)
        case .success(let bytes):
          let path = list[number].path
          return .file(sources.add(path: path == "-" ? "<stdin>" : name(path), bytes: bytes))
        }
      }
    }
  }

  /// `./tests/cluster.yaml` and `tests/cluster.yaml` are one file.
  public static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
}
