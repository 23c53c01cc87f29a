import SourceText

/// The runner itself reports it, once all other rules have run.
enum UnusedSuppression: Rule {
  static let about = RuleDescription(
    id: "unused-suppression", .validity, .warning,
    summary: "a suppression that takes no finding away, or that names no rule",
    why: "It looks as if something were wrong that is not, and it will hide the next finding of that rule.",
    remedy: "Take it out, or name the rule that it is meant for.",
    bad: [
      Example(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          # bayplan:ignore ↓nodename-set pinned while the disk is moved
          containers:
            - {name: app, image: registry.example/app:1.0}
        """, says: "nothing here for nodename-set to find, take the suppression out"),
      Example(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            bayplan/ignore: "↓nodename-sett, nodename-set: pinned"
        spec:
          nodeName: worker-1
          containers:
            - {name: app, image: registry.example/app:1.0}
        """, says: "there is no rule nodename-sett, did you mean nodename-set?"),
    ],
    good: [
      Example(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          nodeName: worker-1 # bayplan:ignore nodename-set pinned while the disk is moved
          containers:
            - {name: app, image: registry.example/app:1.0}
        """),
      Example(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          nodeSelector:
            # bayplan:ignore node-label-unknown-key only the new pool has it
            pool: new
          containers:
            - {name: app, image: registry.example/app:1.0}
        """, about: "without nodes that rule does not run"),
      Example(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            howto: "write # bayplan:ignore nodename-set"
        spec:
          containers:
            - {name: app, image: registry.example/app:1.0}
        """, about: "a text is no comment"),
    ])

  /// What to say of a suppression that took nothing away; nil where nothing can be said.
  static func message(for rule: String, judged: Set<String>) -> String? {
    let ids = RuleRegistry.all.map { $0.about.id }
    if ids.contains(rule) {
      return judged.contains(rule) && rule != about.id
        ? "nothing here for \(rule) to find, take the suppression out" : nil
    }
    let near = Spelling.nearest(to: rule, among: ids).map { "did you mean \($0)?" }
    return "there is no rule \(rule), \(near ?? "bayplan rules lists them")"
  }
}
