import Foundation
import Testing

/// `bayplan init` writes a test that passes as it stands.
@Suite struct InitTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("init-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("deploy"), withIntermediateDirectories: true)
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func run(_ arguments: String..., stdin: String = "") throws -> Program.Outcome {
    try Program.run(arguments, in: folder, stdin: Data(stdin.utf8))
  }

  private static let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: 3
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          priorityClassName: business
          nodeSelector: {pool: spot}
          topologySpreadConstraints:
            - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule,
               labelSelector: {matchLabels: {app: web}}}
          containers: [{name: web, image: web, resources: {requests: {cpu: "6", memory: 2Gi}}}]

    """

  private static let cache = """
    apiVersion: v1
    kind: Pod
    metadata: {name: cache}
    spec:
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}
      containers: [{name: cache, image: cache}]

    """

  @Test func writesATestAndAnExampleClusterThatTakesThePods() throws {
    defer { clean() }
    try write(Self.web, to: "deploy/web.yaml")
    try write(Self.cache, to: "deploy/cache.yaml")
    let outcome = try run("init")
    #expect(
      outcome.stdout == """
        tests/cluster.yaml         an example cluster, to be edited
        tests/placement.test.yaml  5 assertions about 4 pods, which hold
        next: bayplan test tests

        """)
    #expect(outcome.stderr == "")
    #expect(outcome.status == 0)
    #expect(
      try read("tests/placement.test.yaml") == """
        # yaml-language-server: $schema=.bayplan/placement-test.schema.json
        # Where these pods land. Written by bayplan init from what is there today, yours to edit.
        # The cluster is an example: put your own node pools into cluster.yaml.
        apiVersion: bayplan/v1alpha1
        kind: PlacementTest
        metadata:
          name: every pod finds its place
        cluster:
          - cluster.yaml
        workloads:
          - ../deploy
        expect:
          # Every pod finds a node. None of them stands on the node with the taint
          # node-role.kubernetes.io/control-plane:NoSchedule.
          - pods: {all: true}
            outcome: scheduled
            notOn: {nodeSelector: {node-role.kubernetes.io/control-plane: ""}}

          # They stand where Deployment/web does.
          - pods: {name: cache}
            together: {with: {workload: Deployment/web}, topologyKey: node}

          # Its manifest asks for these nodes. They spread over each zone, as their constraint asks.
          - pods: {workload: Deployment/web}
            on: {nodeSelector: {pool: spot}}
            spread: {topologyKey: zone, maxSkew: 1}

        """)
    #expect(
      try read("tests/cluster.yaml") == """
        # An example, made up from what the manifests ask for: put your own node pools in its place.
        # kubectl get nodes -o yaml | bayplan init --pools --cluster - writes those of a cluster.
        apiVersion: bayplan/v1alpha1
        kind: NodePools
        nodes:
          - name: general
            count: 3
            zones: [zone-a, zone-b, zone-c]
            allocatable: {cpu: 4, memory: 16Gi}
          - name: spot
            count: 3
            zones: [zone-a, zone-b, zone-c]
            labels:
              pool: spot
            allocatable: {cpu: 8, memory: 32Gi}
          - name: control-plane
            zones: [zone-a, zone-b, zone-c]
            labels:
              node-role.kubernetes.io/control-plane: ""
            taints: ["node-role.kubernetes.io/control-plane:NoSchedule"]
            allocatable: {cpu: 4, memory: 16Gi}
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata:
          name: business
        value: 1000

        """)
    let test = try run("test", "tests")
    #expect(test.stdout.hasSuffix("1 test: 1 passed, 0 failed, 0 unusable; 4 pods\n"))
    #expect(test.status == 0)
    #expect(try read("tests/.bayplan/placement-test.schema.json") == run("schema", "placement-test").stdout)
  }

  @Test func leavesOutWhatCannotBeReadAndNamesTheClusterThatIsGiven() throws {
    defer { clean() }
    try write(Self.cache.replacing("  affinity:", with: "  affinity: {"), to: "deploy/bad.yaml")
    try write(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: db}\nspec: {containers: [{name: db, image: db}]}\n",
      to: "deploy/db.yaml")
    try write(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: big}\nspec: {containers: [{name: big, image: big, resources: {requests: {cpu: 99}}}]}\n",
      to: "deploy/big.yaml")
    try write(
      "apiVersion: bayplan/v1alpha1\nkind: NodePools\nnodes: [{name: a, count: 2, allocatable: {cpu: 2}}]\n",
      to: "nodes.yaml")
    let outcome = try run("init", "-f", "deploy", "--cluster", "nodes.yaml", "--out", "checks/first")
    #expect(
      outcome.stdout
        == "checks/first/placement.test.yaml  2 assertions about 2 pods, which hold\nnext: bayplan test checks/first\n")
    #expect(
      outcome.stderr
        == "left out: deploy/bad.yaml:7:53: error: expected ',' or '}' in the mapping that opens on line 5: add it, or put "
        + "the text in quotes\n"
    )
    let text = try read("checks/first/placement.test.yaml")
    #expect(
      text.hasSuffix(
        """
        cluster:
          - ../../nodes.yaml
        workloads:
          - ../../deploy/big.yaml
          - ../../deploy/db.yaml
        expect:
          # This is how it is, perhaps not how it should be; bayplan explain says more. 0/2 nodes are
          # available: 2 Insufficient cpu.
          - pods: {name: big}
            outcome: unschedulable

          # These find a node.
          - pods: {name: db}
            outcome: scheduled

        """))
    #expect(try run("test", "checks").status == 0)
  }

  @Test func standardInputBecomesAFile() throws {
    defer { clean() }
    let outcome = try run("init", "-f", "-", stdin: Self.web)
    #expect(outcome.status == 0)
    #expect(try read("tests/workloads.yaml") == Self.web)
    #expect(try run("test", "tests").status == 0)
  }

  @Test func aFolderThatIsRenderedIsNamed() throws {
    defer { clean() }
    let overlay = folder.appendingPathComponent("overlays/prod")
    try FileManager.default.createDirectory(at: overlay, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("bin"), withIntermediateDirectories: true)
    try write("resources: [../../base]\n", to: "overlays/prod/kustomization.yml")
    try write(
      "#!/bin/sh\n[ \"$*\" = \"kustomize -- ./overlays/prod\" ] || exit 1\ncat <<'END'\n\(Self.web)END\n",
      to: "bin/kubectl")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.appendingPathComponent("bin/kubectl").path)
    let path = "PATH=bin:/usr/bin:/bin"
    let outcome = try Program.run(
      ["init", "--render", "-f", "overlays/prod"], in: folder, environment: [path])
    #expect(
      outcome.stdout == """
        tests/cluster.yaml         an example cluster, to be edited
        tests/placement.test.yaml  4 assertions about 3 pods, which hold
        next: bayplan test --render tests

        """)
    #expect(outcome.stderr == "")
    #expect(
      try read("tests/placement.test.yaml").contains("\nworkloads:\n  - {kustomize: ../overlays/prod}\nexpect:\n"))
    #expect(try Program.run(["test", "--render", "tests"], in: folder, environment: [path]).status == 0)
    // Without it nothing is run, and the way is told.
    let unasked = try Program.run(["init", "-f", ".", "--out", "other"], in: folder, environment: [path])
    #expect(unasked.status == 2)
    try write(Self.cache, to: "deploy/cache.yaml")
    #expect(
      try Program.run(["init", "-f", ".", "--out", "other"], in: folder, environment: [path]).stdout.contains(
        "also: bayplan init --render -f overlays/prod --out other-rendered, for what is rendered\n"))
  }

  @Test func podsOfTheClusterThatWaitAreNoneOfTheManifests() throws {
    defer { clean() }
    try write(
      """
      {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {allocatable: {cpu: 4, memory: 8Gi, pods: 110}}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: huge, namespace: other}
      spec: {containers: [{name: c, image: c, resources: {requests: {cpu: 100}}}]}
      """, to: "cluster.yaml")
    try write(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: db}\nspec: {containers: [{name: db, image: db}]}\n",
      to: "deploy/db.yaml")
    let outcome = try run("init", "-f", "deploy", "--cluster", "cluster.yaml")
    #expect(outcome.status == 0)
    #expect(outcome.stderr == "")
    let text = try read("tests/placement.test.yaml")
    #expect(text.contains("  - pods: {name: db}\n    outcome: scheduled\n"), "\(text)")
    #expect(!text.contains("huge"))
    #expect(try run("test", "tests").status == 0)
  }

  @Test func nodesThatAreFoundAreTheCluster() throws {
    defer { clean() }
    try write(Self.web.replacing("pool: spot", with: "kubernetes.io/os: linux"), to: "deploy/web.yaml")
    try write(
      """
      apiVersion: bayplan/v1alpha1
      kind: NodePools
      nodes: [{name: a, count: 6, zones: [a, b, c], allocatable: {cpu: 8, memory: 8Gi}}]
      ---
      {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: business}, value: 1}
      """, to: "pools.yaml")
    let outcome = try run("init")
    #expect(
      outcome.stdout == "tests/placement.test.yaml  2 assertions about 3 pods, which hold\nnext: bayplan test tests\n")
    #expect(
      try read("tests/placement.test.yaml").contains(
        "cluster:\n  - ../pools.yaml\nworkloads:\n  - ../deploy/web.yaml\n"))
  }

  @Test func snapshotOfAFolderHasAFileForEachTopic() throws {
    defer { clean() }
    try write("{apiVersion: v1, kind: Node, metadata: {name: a}}\n---\n" + Self.cache, to: "deploy/dump.yaml")
    let outcome = try run("snapshot", "--from", "deploy", "--out", "fixtures/prod")
    #expect(outcome.stderr == "1 Node, 1 Pod\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/fixtures/prod").sorted() == [
        "nodes.yaml", "pods.yaml",
      ])
    try write("{apiVersion: v1, kind: Node, metadata: {name: a}}\n", to: "deploy/dump.yaml")
    _ = try run("snapshot", "--from", "deploy", "--out", "fixtures/prod/")
    #expect(
      try read("fixtures/prod/pods.yaml")
        == "# Written by bayplan snapshot: what placement needs of a cluster, and nothing else.\n")
  }

  @Test func schemasAreWrittenIntoAFolder() throws {
    defer { clean() }
    let outcome = try run("schema", "placement-test", "--out", "editor/schemas")
    #expect(outcome.stderr == "editor/schemas/placement-test.schema.json written\n")
    #expect(try read("editor/schemas/placement-test.schema.json") == run("schema", "placement-test").stdout)
  }
}
