import ControlPlane
import Grammar
import Harness
import Input
import Kubernetes
import Loading
import Report
import SourceText
import Validation
import YAML

/// The files that `bayplan init` makes: a test, an example cluster when there is none, and the schema for editors.
struct FirstTestFiles {
  let filename: [String]
  let cluster: [String]
  let out: String
  /// Whether folders of kustomize and helm are rendered.
  let renders: Bool
  private let sources = SourceMap()

  init(filename: [String], cluster: [String], out: String, renders: Bool) {
    self.renders = renders
    self.filename = filename.isEmpty ? ["."] : filename
    self.cluster = cluster
    self.out = out.hasSuffix("/") && out.count > 1 ? String(out.dropLast()) : out
  }

  /// What was made.
  struct Made {
    /// Each with a word on it.
    var files: [(path: String, about: String)] = []
    var leftOut: [String] = []
    /// What goes for where the pods stand, a sentence each.
    var remarks: [String] = []
    /// Folders whose manifests a program makes, which could be tested as well.
    var renders: [String] = []
  }

  private var testPath: String { "\(out)/placement.test.yaml" }
  private var clusterPath: String { "\(out)/cluster.yaml" }
  private var workloadsPath: String { "\(out)/workloads.yaml" }
  private let schema = ".bayplan/placement-test.schema.json"

  /// A file that is to be made, and what it is.
  private struct NewText {
    var path: String
    var bytes: [UInt8]
    var about: String
  }

  func make() throws -> Made {
    var news: [NewText] = []
    var survey = ManifestSurvey(sources: sources)
    var workloadPaths: [String] = []
    var rendered: [String] = []
    for path in filename {
      if path == "-" {
        news.append(try standardInput(into: &survey))
        workloadPaths.append(workloadsPath)
      } else if renders, let folder = RenderedFolder(path) {
        try render(folder, into: &survey)
        rendered.append(folder.entry(in: out))
      } else {
        workloadPaths += try usable { () throws(InputError) in try survey.add(path, outside: out) }
      }
    }
    let workloads = survey.workloads
    let (clusterPaths, ground, example) = try self.ground(survey, workloads)
    if let example { news.append(example) }

    let input = SimulationInput(cluster: ground, workloads: workloads)
    var test: FirstTest
    let pods: Int
    let remarks: RunRemarks
    do throws(SimulationError) {
      var played = input
      played.options.detail = .outcome
      let run = try Simulation.run(played)
      pods = run.pods.count
      remarks = run.remarks
      test = FirstTest(
        of: run, workloads.objects, cluster: clusterPaths.map { RelativePath.from(out, to: $0) },
        workloads: workloadPaths.map { RelativePath.from(out, to: $0) }, rendered: rendered)
      try test.keepWhatHolds(of: input)
    } catch {
      try Remarks.print(error.diagnostics, sources)
      throw ExitStatus.unusable.exitCode
    }
    if test.assertionCount == 0 {
      StandardError.write(lines: survey.leftOut.map { "left out: \($0)" })
      throw Self.unusable(
        "no pod to place in \(filename.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")): "
          + "give the folder of your manifests with -f")
    }
    news.append(
      NewText(
        path: testPath, bytes: Array(text(of: test, hasExample: example != nil).utf8),
        about: "\(Self.count(test.assertionCount, "assertion")) about \(Self.count(pods, "pod")), which hold"))
    return Made(
      files: try write(news), leftOut: survey.leftOut, remarks: ReportRemarks(remarks, in: sources).sentences,
      renders: survey.renders)
  }

  /// What the pods are to be placed on: what was named, what was found, or an example.
  private func ground(
    _ survey: ManifestSurvey, _ workloads: Manifests
  ) throws -> (paths: [String], manifests: Manifests, new: NewText?) {
    let found = cluster.isEmpty ? survey.clusters : cluster
    if found.isEmpty {
      var example = ExampleCluster(for: workloads.objects)
      do throws(SimulationError) {
        try example.grow(for: workloads)
      } catch {
        try Remarks.print(error.diagnostics, sources)
      }
      let new = NewText(
        path: clusterPath, bytes: Array(example.text.utf8), about: "an example cluster, to be edited")
      return ([clusterPath], example.manifests(in: sources), new)
    }
    var loader = ManifestLoader(sources: sources, options: ManifestDecoder.Options())
    loader.expand = NodePools.expand
    loader.validation = .warn
    let manifests = loader.load(found)
    try Remarks.print(manifests.diagnostics, sources)
    guard found.contains("-") else { return (found, manifests, nil) }
    let nodes = manifests.objects.compactMap { if case .node(let node) = $0 { node } else { nil } }
    if nodes.isEmpty {
      throw Self.unusable("no node in standard input, give the output of kubectl get nodes -o yaml")
    }
    let text = NodePoolGroups(nodes).text
    let bytes = Array(text.utf8)
    let pools = ManifestDecoder.decode(NodePools.expand(YAMLReader.read(sources.add(path: clusterPath, bytes: bytes))))
    let new = NewText(path: clusterPath, bytes: bytes, about: "the nodes of standard input as pools")
    let files = found.filter { $0 != "-" }
    var all = pools
    if !files.isEmpty { all.append(loader.load(files)) }
    return ([clusterPath] + files, all, new)
  }

  /// What is to be placed, with what admission looks at.
  private static func decode(_ file: YAMLFile) -> Manifests {
    var options = ManifestDecoder.Options()
    options.keepsWritten = .templates
    return ManifestDecoder.decode(file, options: options)
  }

  /// Standard input can be read only once, so that its text becomes a file.
  private func standardInput(into survey: inout ManifestSurvey) throws -> NewText {
    let bytes = try usable { () throws(InputError) in try FileContents.read("-") }
    let file = YAMLReader.read(sources.add(path: "<stdin>", bytes: bytes))
    var manifests = Self.decode(file)
    var refusals = Refusals()
    refusals.add(Refusals.find(in: file), to: &manifests, .strict)
    try Remarks.print(manifests.diagnostics, sources)
    survey.add(manifests, named: workloadsPath)
    return NewText(path: workloadsPath, bytes: bytes, about: "the manifests of standard input")
  }

  /// What a program makes of a folder stays there: the test names the folder, so that it goes stale with nothing.
  private func render(_ folder: RenderedFolder, into survey: inout ManifestSurvey) throws {
    var all = Manifests()
    for file in try usable({ () throws(InputError) in try folder.files(sources: sources) }) {
      var manifests = Self.decode(file)
      var refusals = Refusals()
      refusals.add(Refusals.find(in: file), to: &manifests, .strict)
      all.append(manifests)
    }
    try Remarks.print(all.diagnostics, sources)
    survey.add(all, named: folder.path)
  }

  private func text(of test: FirstTest, hasExample: Bool) -> String {
    var remarks = ["Where these pods land. Written by bayplan init from what is there today, yours to edit."]
    if filename.contains("-") { remarks.append(copyRemark) }
    if hasExample { remarks.append("The cluster is an example: put your own node pools into cluster.yaml.") }
    return test.text(schema: schema, remarks: remarks)
  }

  /// What is to be known of a copy of what was rendered, with what it may have been rendered from.
  private var copyRemark: String {
    let sources = RenderSources.entries(for: out)
    let named =
      sources.isEmpty
      ? "what it was rendered from, as in {kustomize: ../overlays/prod} or {helm: {chart: ../charts/web}}"
      : sources.prefix(3).joined(separator: " or ")
    return
      "workloads.yaml is a copy of what was piped in, and goes stale when its source changes: name \(named) in its place "
      + "and run with --render (bayplan init --render -f FOLDER writes it so), or pipe it in again (bayplan test -f -)."
  }

  /// Writes all, or nothing when one of them is there already.
  private func write(_ news: [NewText]) throws -> [(path: String, about: String)] {
    let sorted = news.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    if let taken = sorted.first(where: { NewFile.exists($0.path) }) {
      throw Self.unusable("\(taken.path) is there already, and init overwrites nothing: name another folder with --out")
    }
    try usable { () throws(InputError) in
      try NewFolder.make("\(out)/.bayplan")
      for new in sorted { try NewFile.write(new.bytes, to: new.path) }
      let text = EmbeddedSchema.all.first { $0.name == "placement-test" }?.text ?? ""
      try FileReplacement.write(Array(text.utf8), to: "\(out)/\(schema)")
    }
    return sorted.map { ($0.path, $0.about) }
  }

  private func usable<Result>(_ body: () throws(InputError) -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw Self.unusable(error.message)
    }
  }

  private static func unusable(_ message: String) -> any Error {
    return Remarks.unusable("\(message)")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
