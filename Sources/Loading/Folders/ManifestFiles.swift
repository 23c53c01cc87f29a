public import Input
public import Kubernetes
import Parallel
import SourceText
import YAML

/// The files that a path stands for and that hold Kubernetes objects, and those of a folder that hold none.
public struct ManifestFiles: Sendable {
  public enum Entry: Sendable {
    /// With its bytes, if they were read on the way.
    case file(path: String, bytes: [UInt8]?)
    case problem(InputError)
  }

  /// Sorted by the bytes of the paths, behind what kept a folder from being listed.
  public private(set) var entries: [Entry] = []
  /// Sorted by the bytes of the paths.
  public private(set) var passedOver: [Manifests.PassedOverFile] = []

  public var paths: [String] {
    entries.compactMap { if case .file(let path, _) = $0 { path } else { nil } }
  }

  public var problems: [InputError] {
    entries.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
  }

  /// A file that is named is itself, whatever it holds.
  ///
  /// - Parameter isExcluded: whether a file, or a folder with all in it, is left out.
  /// - Throws: when nothing is there, or a folder holds no manifest.
  public init(
    _ path: String, workers: Int? = nil, isExcluded: @escaping (String) -> Bool = { _ in false }
  ) throws(InputError) {
    let found = try ManifestPaths.find(path, isExcluded: isExcluded)
    entries = found.problems.map { .problem($0) }
    if found.paths == [path] {
      if !isExcluded(path) { entries.append(.file(path: path, bytes: nil)) }
      return
    }
    var charts = ChartFolders(found.paths)
    var rest: [String] = []
    for file in found.paths {
      if let chart = charts.chart(ofTemplate: file) {
        passedOver.append(Manifests.PassedOverFile(path: file, reason: .helmTemplate, owner: chart))
      } else {
        rest.append(file)
      }
    }
    read(rest, workers ?? ParallelMap.cores)
    passedOver.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    if entries.isEmpty { throw InputError("no Kubernetes object in \(path): \(passedOver.sentence)") }
  }

  private enum Reading: Sendable {
    case object([UInt8])
    case other(Manifests.PassedOverFile.Reason)
    case unreadable(InputError)
  }

  private mutating func read(_ paths: [String], _ workers: Int) {
    let readings = ParallelMap.run(paths.count, workers: workers) { number -> Reading in
      do throws(InputError) {
        let bytes = try FileContents.read(paths[number])
        return ObjectSearch.reason(paths[number], bytes).map { .other($0) } ?? .object(bytes)
      } catch {
        return .unreadable(error)
      }
    }
    let parts = Self.kustomized(zip(paths, readings))
    for (path, reading) in zip(paths, readings) {
      if let part = parts[KustomizationParts.joined("", path)] {
        passedOver.append(Manifests.PassedOverFile(path: path, reason: part.reason, owner: part.owner))
        continue
      }
      switch reading {
      case .object(let bytes): entries.append(.file(path: path, bytes: bytes))
      case .other(let reason): passedOver.append(Manifests.PassedOverFile(path: path, reason: reason))
      case .unreadable(let error): entries.append(.problem(error))
      }
    }
  }

  /// What kustomizations name, by path.
  private static func kustomized(
    _ files: Zip2Sequence<[String], [Reading]>
  ) -> [String: (reason: Manifests.PassedOverFile.Reason, owner: String)] {
    var parts: [String: (reason: Manifests.PassedOverFile.Reason, owner: String)] = [:]
    for (path, reading) in files where KustomizationFile.isOne(path) {
      guard case .object(let bytes) = reading else { continue }
      let yaml = YAMLReader.read(SourceFile(id: .none, path: path, bytes: bytes))
      for part in KustomizationParts(yaml).parts { parts[part.path] = (part.reason, path) }
    }
    return parts
  }
}
