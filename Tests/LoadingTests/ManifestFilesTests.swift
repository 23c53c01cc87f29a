import Foundation
import Kubernetes
import Loading
import Testing

/// What of a folder is read as manifests.
@Suite struct ManifestFilesTests {
  private static let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"

  private func survey(_ files: [String: String]) throws -> (read: [String], passedOver: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let found = try ManifestFiles(folder.path)
    let start = folder.path.count + 1
    return (
      found.paths.map { String($0.dropFirst(start)) },
      found.passedOver.map { "\($0.path.dropFirst(start)) \($0.reason.rawValue)" }
    )
  }

  @Test(arguments: [
    "{}", "name: web\nversion: 1.0.0\n",
    "openapi: 3.0.0\ncomponents: {schemas: {Pod: {properties: {apiVersion: {}, kind: {}}}}}\n",
    "{\"apiVersion\": 1, \"datasources\": []}", "kind: pipeline\ntype: docker\n", "- 1\n- 2\n", "a: [\n", "",
  ])
  func textWithoutAnObjectIsPassedOver(_ text: String) throws {
    let found = try survey(["other.yaml": text, "pod.yaml": Self.pod])
    #expect(found.read == ["pod.yaml"])
    #expect(found.passedOver == ["other.yaml noObject"])
  }

  @Test(
    "What was meant to be an object is read, so that what is wrong with it is told",
    arguments: [
      pod, "a: 1\n---\n" + pod, "{\"kind\": \"Pod\", \"apiVersion\": \"v1\"}",
      "{\n \"apiVersion\": \"v1\", \"kind\": \"Pod\",\n",
      "kind: Pod\nmetadata: {name: a}\n", "apiVersion: v1\nmetadata: {name: a}\n", "- apiVersion: v1\n  kind: Pod\n",
      "apiVersion: v1\nkind: Pod\nmetadata: [\n", "apiVersion: v1\nkind: Pod\nmetadata: {name: \"{{x}}\"}\n",
    ])
  func objectsAreRead(_ text: String) throws {
    #expect(try survey(["a.yaml": text]).read == ["a.yaml"])
  }

  @Test func unrenderedTemplateIsPassedOver() throws {
    let found = try survey(["t.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {{ metadata }}\n", "pod.yaml": Self.pod])
    #expect(found.passedOver == ["t.yaml template"])
  }

  @Test func chartsAreKnownByTheirChartFile() throws {
    let found = try survey([
      "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n", "web/values.yaml": "replicas: 1\n",
      "web/templates/pod.yaml": Self.pod, "web/templates/tests/t.yaml": Self.pod, "web/crds/c.yaml": Self.pod,
      "web/charts/db/Chart.yaml": "apiVersion: v2\nname: db\n", "web/charts/db/templates/x.yaml": Self.pod,
      "templates/pod.yaml": Self.pod,
    ])
    #expect(found.read == ["templates/pod.yaml", "web/crds/c.yaml"])
    #expect(
      found.passedOver == [
        "web/Chart.yaml noObject", "web/charts/db/Chart.yaml noObject", "web/charts/db/templates/x.yaml helmTemplate",
        "web/templates/pod.yaml helmTemplate", "web/templates/tests/t.yaml helmTemplate", "web/values.yaml noObject",
      ])
  }

  @Test func whatAKustomizationLaysOverOthersIsNoWholeObject() throws {
    let kustomization = """
      resources: [../base, extra.yaml]
      patches: [{path: ./replicas.yaml}, {path: ../shared/env.yaml}, {patch: "kind: x"}]
      patchesStrategicMerge: [old.yaml]
      configMapGenerator: [{name: c, files: [rules=rules.yaml, extra.yaml]}]
      """
    let found = try survey([
      "prod/kustomization.yaml": kustomization, "prod/replicas.yaml": Self.pod, "shared/env.yaml": Self.pod,
      "prod/old.yaml": Self.pod, "prod/rules.yaml": Self.pod, "prod/extra.yaml": Self.pod, "base/a.yaml": Self.pod,
    ])
    #expect(found.read == ["base/a.yaml", "prod/extra.yaml", "prod/kustomization.yaml"])
    #expect(
      found.passedOver == [
        "prod/old.yaml kustomizePatch", "prod/replicas.yaml kustomizePatch", "prod/rules.yaml kustomizeInput",
        "shared/env.yaml kustomizePatch",
      ])
  }

  @Test func folderWithoutAnyObjectIsAnError() {
    let error = #expect(throws: (any Error).self) { try survey(["package.json": "{}"]) }
    #expect(error.map { "\($0)" }?.contains("1 file passed over: 1 no Kubernetes object") == true)
  }
}
