import Harness
import Input
import Kubernetes
import SourceText
import Symbols
import Validation
import YAML

/// Reads the files that the paths of the command line stand for.
struct ManifestLoader {
  let sources: SourceMap
  let options: ManifestDecoder.Options
  /// What becomes of objects that the API server would refuse.
  var validation = ValidationMode.off

  /// All objects of all paths, in order; a file that several paths name is read once. What cannot be read is an error
  /// among the diagnostics, and the rest goes on.
  func load(_ paths: [String]) -> Manifests {
    var all = Manifests()
    var seen: Set<String> = []
    var refusals = Refusals()
    for path in paths {
      do {
        for file in try ManifestPaths.find(path) where seen.insert(file).inserted {
          let manifests = try read(file, &refusals)
          all.objects += manifests.objects
          all.diagnostics += manifests.diagnostics
          all.passedOver += manifests.passedOver
        }
      } catch {
        all.diagnostics.append(error.diagnostic)
      }
    }
    if let summary = refusals.summary { all.diagnostics.append(summary) }
    all.passedOver = Manifests.PassedOver.sum(all.passedOver)
    return all
  }

  /// The one KubeSchedulerConfiguration of a file; without it the manifests' diagnostics say why.
  func configuration(_ path: String) -> (KubeSchedulerConfiguration?, [Diagnostic]) {
    do {
      var refusals = Refusals()
      let manifests = try read(path, &refusals)
      if manifests.hasErrors { return (nil, manifests.diagnostics) }
      let found = manifests.objects.compactMap { object in
        if case .schedulerConfiguration(let configuration) = object { configuration } else { nil }
      }
      if let only = found.first, found.count == 1 { return (only, manifests.diagnostics) }
      let what = found.isEmpty ? "no KubeSchedulerConfiguration" : "\(found.count) KubeSchedulerConfigurations"
      return (nil, manifests.diagnostics + [.error(at: .none, "\(path) holds \(what), name a file with one")])
    } catch {
      return (nil, [error.diagnostic])
    }
  }

  private func read(_ path: String, _ refusals: inout Refusals) throws(InputError) -> Manifests {
    let bytes = try FileContents.read(path)
    let file = sources.add(path: path == "-" ? "<stdin>" : path, bytes: bytes)
    let yaml = NodePools.expand(YAMLReader.read(file))
    var manifests = ManifestDecoder.decode(yaml, options: options)
    if validation != .off { refusals.add(yaml, to: &manifests, validation) }
    return manifests
  }
}
