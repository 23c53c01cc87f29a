import Kubernetes
import SourceText
import Validation
import YAML

/// What a file, or a part of one, holds.
struct LoadedFile: Sendable {
  var manifests: Manifests
  /// Objects that the API server would refuse, empty when nobody asked.
  var refused: [ValidationResult]
  /// How many of the diagnostics are the reader's own; the decoder's come after them.
  private var readingProblems: Int
  private var size: YAMLSize

  init(_ file: YAMLFile, _ options: ManifestDecoder.Options, validates: Bool) {
    manifests = ManifestDecoder.decode(file, options: options)
    refused = validates ? Refusals.find(in: file) : []
    readingProblems = file.diagnostics.count
    size = file.size
  }

  /// A file out of its parts, as if it had been read in one piece.
  ///
  /// - Returns: nil when that cannot be told from the parts.
  init?(_ parts: [LoadedFile]) {
    self = parts[0]
    let decoding = manifests.diagnostics.dropFirst(readingProblems)
    manifests.diagnostics.removeLast(decoding.count)
    var decodingProblems = Array(decoding)
    manifests.objects.reserveCapacity(parts.reduce(0) { $0 + $1.manifests.objects.count })
    for part in parts.dropFirst() {
      manifests.objects += part.manifests.objects
      manifests.passedOver += part.manifests.passedOver
      manifests.named += part.manifests.named
      manifests.atDoor += part.manifests.atDoor
      manifests.diagnostics += part.manifests.diagnostics.prefix(part.readingProblems)
      decodingProblems += part.manifests.diagnostics.dropFirst(part.readingProblems)
      readingProblems += part.readingProblems
      refused += part.refused
      size = size + part.size
    }
    // A file's problems are told up to a number, and what is beyond its limits is one.
    guard readingProblems <= YAMLFile.problemLimit, YAMLLimits.standard.allow(size) else { return nil }
    manifests.diagnostics += decodingProblems
    manifests.passedOver = Manifests.PassedOver.sum(manifests.passedOver)
  }
}
