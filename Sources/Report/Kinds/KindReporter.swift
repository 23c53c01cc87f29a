/// A way to show kinds.
public typealias KindReporter = Reporter<KindList>

extension KindReporter {
  /// Every value of `bayplan kinds -o`; the first is the default.
  public static var all: [KindReporter] { [.wide, .json, .markdown] }

  /// A table for people.
  static var wide: KindReporter {
    KindReporter("wide", about: "for people") { list, style, output in
      var table = TextTable([.left, .left, .left, .left, .left, .left, .left, .left])
      let heads = ["KIND", "VERSIONS", "RESOURCE", "SCOPE", "READ", "VALIDATED", "SNAPSHOT", "PLAYED"]
      table.add(heads.map { StyledText($0, .columnHead) })
      for kind in list.kinds {
        let names = ([kind.resource] + kind.shortNames).joined(separator: " ")
        table.add([
          StyledText(kind.name, .title), StyledText(kind.versions), StyledText(names), StyledText(kind.scope),
          StyledText(kind.isRead ? "yes" : "no"), StyledText(kind.isValidated ? "yes" : "no"),
          StyledText(kind.snapshot.isEmpty ? "no" : kind.snapshot), StyledText(kind.plays.isEmpty ? "no" : kind.plays),
        ])
      }
      table.write(to: output, style: style)
    }
  }

  /// The shape that `kind-list.schema.json` describes.
  static var json: KindReporter {
    KindReporter("json", about: "one JSON document") { list, _, output in
      var writer = JSONWriter(to: output)
      writer.beginObject(flow: false)
      writer.field("apiVersion", "bayplan/v1alpha1")
      writer.field("kind", "KindList")
      writer.field("kubernetesVersion", list.version)
      writer.list("kinds", list.kinds) { writer, kind in
        writer.beginObject(flow: false)
        writer.field("kind", kind.name)
        writer.field("served", kind.served)
        writer.field("optional", kind.optional)
        writer.field("former", kind.former)
        writer.field("resource", kind.resource)
        writer.field("shortNames", kind.shortNames)
        writer.field("scope", kind.isNamespaced ? "Namespaced" : "Cluster")
        writer.field("read", kind.isRead)
        writer.field("validated", kind.isValidated)
        writer.field("snapshot", kind.snapshot)
        writer.field("asked", kind.isAsked)
        writer.field("plays", kind.plays)
        writer.endObject()
      }
      writer.endObject()
    }
  }

  /// The page about them.
  static var markdown: KindReporter {
    KindReporter("markdown", about: "docs/kinds.md") { list, _, output in
      output.write(
        """
        # Kinds

        Written by `bayplan kinds -o markdown > docs/kinds.md`.

        What bayplan knows of the kinds of Kubernetes \(list.version). *Read*: some command looks at it, in a file or in a dump;
        *validated*: [`bayplan validate`](validation.md) decodes it strictly and applies the API server's rules; *snapshot*: the part
        of a [snapshot](snapshot.md) that keeps it (in italics: only where a dump has it, a live cluster is not asked); *played*:
        what comes of it. Versions in parentheses are served where somebody turns them on. Everything else is passed over, and said.

        | kind | versions | resource, short names | scope | read | validated | snapshot | played |
        |---|---|---|---|---|---|---|---|

        """)
      for kind in list.kinds {
        let names = ([kind.resource] + kind.shortNames).map { "`\($0)`" }.joined(separator: " ")
        let snapshot = kind.isAsked || kind.snapshot.isEmpty ? kind.snapshot : "*\(kind.snapshot)*"
        output.write(
          "| \(kind.name) | \(kind.versions) | \(names) | \(kind.scope) | \(kind.isRead ? "yes" : "") "
            + "| \(kind.isValidated ? "yes" : "") | \(snapshot) | \(kind.plays) |\n")
      }
    }
  }
}

extension KindList.Kind {
  fileprivate var scope: String { isNamespaced ? "namespaced" : "cluster" }

  /// Those that are served only where somebody turns them on in parentheses; a group that stands before is not told again.
  fileprivate var versions: String {
    var group = ""
    func short(_ version: String) -> String {
      let parts = version.split(separator: "/")
      let own = parts.count > 1 ? String(parts[0]) : ""
      defer { group = own }
      return own == group ? String(parts.last ?? "") : version
    }
    let usual = served.map(short).joined(separator: ", ")
    let others = optional.map(short).joined(separator: ", ")
    return others.isEmpty ? usual : usual.isEmpty ? "(\(others))" : "\(usual) (\(others))"
  }
}
