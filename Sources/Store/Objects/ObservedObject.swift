public import Kinds
import SourceText
import Symbols
public import YAML

extension StoredObject {
  /// An object of a dump as the API server would hold it: with defaults, a uid, and a namespace if its kind has one.
  ///
  /// - Parameters:
  ///   - root: the object as written.
  ///   - namespace: where objects are that name no namespace.
  ///   - release: whose defaults are filled in.
  public init(observed root: YAMLNode, defaultNamespace namespace: String, in release: Release = .newest) {
    var draft = Defaulting.apply(to: YAMLDraft(root), in: release)
    PodLevelResources.fill(inPod: &draft)
    var body = Value(draft.node())
    let kind = body["kind"].symbol
    if !KindScope.isOfCluster(kind) { body["metadata"].fill("namespace", .text(namespace)) }
    if body["metadata"]["uid"].isNull {
      body["metadata"]["uid"] = .text("\(kind.text)/\(body["metadata"]["name"].text)")
    }
    ObservedForm.make[kind]?(&body)
    self.init(body, origin: root.range)
  }
}
