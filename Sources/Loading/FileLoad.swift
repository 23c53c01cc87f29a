import Kubernetes
import Parallel
import SourceText
import YAML

/// From the bytes of files to objects, parts of files side by side.
struct FileLoad: Sendable {
  let options: ManifestDecoder.Options
  let expand: @Sendable (YAMLFile) -> YAMLFile
  let validates: Bool
  let workers: Int
  let partLength: Int

  /// A part of a file.
  private struct Piece {
    let file: Int
    let part: YAMLPart
  }

  func load(_ files: [SourceFile]) -> [LoadedFile] {
    let pieces = files.indices.flatMap { number in
      // Several a core: parts differ in what they hold, and a core may be busy with something else. Short ones keep
      // the memory small: the tree of a part is gone when its objects are made.
      let count = max(4 * workers, files[number].bytes.count >> 20)
      return YAMLReader.parts(of: files[number], atMost: count, ofAtLeast: partLength).map {
        Piece(file: number, part: $0)
      }
    }
    let loaded = ParallelMap.run(pieces.count, workers: workers) { number in
      let piece = pieces[number]
      return YAMLReader.read(piece.part, of: files[piece.file]).flatMap(loadPart)
    }
    var parts: [[LoadedFile?]] = Array(repeating: [], count: files.count)
    for (piece, loaded) in zip(pieces, loaded) { parts[piece.file].append(loaded) }
    let joined = parts.map { parts in
      let whole = parts.compactMap { $0 }
      return whole.count < parts.count ? nil : whole.count == 1 ? whole[0] : LoadedFile(whole)
    }
    let again = joined.indices.filter { joined[$0] == nil }
    var rest = ParallelMap.run(again.count, workers: workers) { load(YAMLReader.read(files[again[$0]])) }[...]
    return joined.map { $0 ?? rest.removeFirst() }
  }

  private func load(_ file: YAMLFile) -> LoadedFile {
    LoadedFile(expand(file), options, validates: validates)
  }

  /// nil when there is something to tell of what was expanded: it stands behind what the reader tells of the whole file.
  private func loadPart(_ part: YAMLFile) -> LoadedFile? {
    let expanded = expand(part)
    guard expanded.diagnostics.count == part.diagnostics.count else { return nil }
    return LoadedFile(expanded, options, validates: validates)
  }
}
