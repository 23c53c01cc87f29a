import APIServer
import Input
import Kinds
import Kubernetes
import Loading
import Parallel
import Report
import SourceText
import Store
import Symbols
import Validation
import Versions
import YAML

/// From the paths of `bayplan admit` to what a server answers.
struct AdmitScan {
  var server: APIServer
  private(set) var diagnostics: [Diagnostic]
  let sources: SourceMap
  /// Files of folders that are not read as manifests.
  private(set) var passedOver: [Manifests.PassedOverFile] = []
  /// Who had a say and could not be asked, and how often.
  private var unasked: [(who: NotPlayed, count: Int)] = []
  /// Who applies manifests.
  var user = User.administrator
  /// The last change that budgets were counted after.
  var settled: UInt64 = 0
  /// Whether results have the objects: few reports show them.
  let keepsObjects: Bool
  /// Whether what a server draws is to be told from what was given.
  private let isReference: Bool
  /// The scalars of the input, then.
  private var given: Set<String> = []

  init(
    _ settings: ServerSettings, isReference: Bool = false, keepsObjects: Bool = true, sources: SourceMap = SourceMap(),
    diagnostics: [Diagnostic] = []
  ) {
    server = APIServer(settings)
    self.isReference = isReference
    self.keepsObjects = keepsObjects
    self.sources = sources
    self.diagnostics = diagnostics
  }

  // MARK: The cluster

  /// Stores the objects of a dump: namespaces first, then in the order of the files.
  ///
  /// - Parameter asCreated: whether they were just created by an administrator, and go through admission.
  mutating func observe(_ paths: [String], defaultNamespace: String, asCreated: Bool) {
    let objects = read(paths)
    let isFirst = { (object: YAMLNode) in object["kind"]?.text == "Namespace" }
    for object in objects.filter(isFirst) + objects.filter({ !isFirst($0) }) {
      if asCreated {
        observe(YAMLDraft(object).readingLettersAsTexts.node(), defaultNamespace, asCreated: true)
      } else {
        observe(object, defaultNamespace, asCreated: false)
      }
    }
    server.settle()
    settleBudgets()
  }

  private mutating func observe(_ object: YAMLNode, _ defaultNamespace: String, asCreated: Bool) {
    let kind = object["kind"]?.symbol ?? .none
    let apiVersion = object["apiVersion"]?.symbol ?? .none
    if isReference { DrawnTexts.collect(object, into: &given) }
    guard let resource = server.resources.resource(apiVersion: apiVersion, kind: kind), resource.isStored else {
      diagnostics.append(
        .warning(
          .unknownVersion, at: object.range,
          "a \(kind.text) of \(apiVersion.text) is not served by this version: passed over"))
      return
    }
    if kind != "Namespace" { server.settle() }
    var draft = YAMLDraft(object)
    if resource.isNamespaced, draft.at("metadata", "namespace") == nil {
      draft.edit("metadata") { $0["namespace"] = .text(defaultNamespace, at: $0) }
    }
    guard asCreated else {
      server.observe(draft, of: resource)
      return
    }
    let target = ResourceTarget(
      resource: resource.name, group: resource.group, version: resource.version,
      namespace: resource.isNamespaced ? draft.at("metadata", "namespace")?.text ?? "" : "")
    // As the administrator made it; what the door would refuse today is there all the same.
    let status = draft["status"]
    let answer = server.answer(Request(verb: .create, target: .resource(target), body: draft.node()))
    if answer.isRefused {
      let message = answer.status?.message ?? ""
      diagnostics.append(
        .warning(.refusedByServer, at: object.range, "the API server would refuse this today: \(message)"))
      server.observe(draft, of: resource)
    } else if let status, var stored = answer.object {
      stored["status"] = stored["status"].map { JSONMergePatch.apply(status, to: $0) } ?? status
      if kind == "Node" {
        stored.edit("spec") { spec in spec["taints"] = draft.at("spec", "taints") }
      }
      server.observe(stored, of: resource)
    }
  }

  /// Takes namespaces, and what is in each, for granted if no file says which there are.
  ///
  /// - Returns: whether they are.
  mutating func assume(_ objects: [YAMLNode]) -> Bool {
    let isNamed = server.store.objects("Namespace").contains { $0.origin.file != .none }
    guard !isNamed, !objects.contains(where: { $0["kind"]?.text == "Namespace" }) else { return false }
    server.assumesReferences = true
    return true
  }

  // MARK: Requests

  /// The requests of a file.
  mutating func requests(_ path: String) -> [RequestFile.Entry] {
    do {
      let file = sources.add(path: path == "-" ? "<stdin>" : path, bytes: try FileContents.read(path))
      let yaml = YAMLReader.read(file)
      for document in yaml.documents where isReference { DrawnTexts.collect(document.root, into: &given) }
      let requests = RequestFile(yaml, server.resources)
      diagnostics += requests.diagnostics
      return requests.entries
    } catch {
      diagnostics.append(error.diagnostic)
      return []
    }
  }

  /// Asks, and lets the controllers beside the server do their part.
  mutating func answer(_ request: Request) -> Answer {
    let answer = server.answer(request)
    for who in answer.notPlayed {
      if let slot = unasked.firstIndex(where: { $0.who == who }) {
        unasked[slot].count += 1
      } else {
        unasked.append((who, 1))
      }
    }
    server.settle()
    settleBudgets()
    return answer
  }

  /// Who had a say and could not be asked.
  var notPlayed: [String] {
    unasked.map { who, count in
      let place = sources.location(of: who.position).map { " (\($0.path):\($0.line))" } ?? ""
      return "\(who.name)\(place) could \(who.effect) \(count) of these requests and is not asked: "
        + who.cure
    }
  }

  // MARK: Reading

  mutating func read(_ paths: [String]) -> [YAMLNode] {
    let input = InputFiles(paths, into: sources)
    diagnostics += input.problems
    passedOver += input.passedOver
    let files = input.files
    var objects: [YAMLNode] = []
    for yaml in ParallelMap.run(files.count, { YAMLReader.read(files[$0]) }) {
      diagnostics += yaml.diagnostics.filter { $0.severity == .error }
      for document in yaml.documents where !document.root.isNull { Self.walk(document.root, into: &objects) }
    }
    return objects
  }

  private static func walk(_ root: YAMLNode, into objects: inout [YAMLNode]) {
    if root.kind == .sequence {
      for item in root.items where !item.isNull { walk(item, into: &objects) }
    } else if root["kind"]?.text.hasSuffix("List") == true, let items = root["items"], items.kind == .sequence {
      for item in items.items where !item.isNull { walk(item, into: &objects) }
    } else {
      objects.append(root)
    }
  }

  /// Policies that are stored and have no say here, a sentence for each kind.
  var unplayed: [String] {
    let kinds: [Symbol] = ["MutatingAdmissionPolicy"]
    return kinds.compactMap { kind in
      let names = server.store.objects(kind).map(\.name).joined(separator: ", ")
      return names.isEmpty
        ? nil : "policies are not asked, what they would change or refuse is not known: \(kind.text) \(names)"
    }
  }

  /// The texts that the server drew, to put placeholders for them.
  var drawn: DrawnTexts { DrawnTexts(given: given, server.names) }
}
