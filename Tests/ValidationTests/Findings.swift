import Kinds
import SourceText
import Validation
import YAML

/// The errors of a manifest, each as `line:column message`, with ` (advice)` where there is one.
func findings(_ yaml: String, path: String = "test.yaml", release: Release = .newest) -> [String] {
  let file = SourceMap().add(path: path, bytes: Array(yaml.utf8))
  let found = FileValidator.validate(YAMLReader.read(file), release: release)
  return found.problems.map(\.message)
    + found.results.flatMap { result in
      result.errors.map { error in
        let place = file.location(at: error.position.offset)
        let advice = error.advice.isEmpty ? "" : " (\(error.advice))"
        return "\(place.line):\(place.column) \(error.message)\(advice)"
      }
    }
}

/// A pod whose spec has these further lines; the spec starts on line 5.
func pod(_ spec: String, container: String = "") -> String {
  let lines = """
    apiVersion: v1
    kind: Pod
    metadata: {name: web, labels: {app: web}}
    spec:
      containers:
        - name: web
          image: nginx:1

    """
  return lines + indented(container, by: 6) + indented(spec, by: 2)
}

/// A deployment with these lines in its spec, from line 5 on, before a sound selector and template.
func deployment(_ spec: String) -> String {
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n" + indented(spec, by: 2)
    + """
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers: [{name: web, image: "nginx:1"}]

    """
}

func indented(_ text: String, by spaces: Int) -> String {
  text.split(separator: "\n").map { String(repeating: " ", count: spaces) + $0 + "\n" }.joined()
}
