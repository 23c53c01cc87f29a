import ArgumentParser
import Foundation
import Testing

@testable import bayplan

/// What README.md and docs/ show is what happens.
@Suite struct DocumentationTests {
  /// Each ```console block is run and its output compared; a ```yaml block with a file mark is written first.
  @Test(arguments: DocumentationPage.all)
  func commandsPrintWhatThePageShows(page: DocumentationPage) throws {
    try PageRun.run(page)
  }

  /// What cannot run in a test (it needs a cluster, a repository, a package manager) has arguments that exist.
  @Test(arguments: DocumentationPage.all)
  func commandsThatCannotRunHereAreUnderstood(page: DocumentationPage) {
    for (index, text) in page.shell {
      for words in ShellCommands(text).commands {
        let isPlugin = words.starts(with: ["kubectl", "bayplan"])
        guard isPlugin || words.first == "bayplan" else { continue }
        do {
          _ = try BayplanCommand.parseAsRoot(Array(words.dropFirst(isPlugin ? 2 : 1)))
        } catch  where !BayplanCommand.exitCode(for: error).isSuccess {
          Issue.record("\(BayplanCommand.fullMessage(for: error))", sourceLocation: page.location(of: index))
        } catch {}  // help, a version, completions
      }
    }
  }

  /// Each link within the repository leads to a file, and to a heading of it.
  @Test(arguments: DocumentationPage.all)
  func linksLeadSomewhere(page: DocumentationPage) throws {
    let folder = DocumentationPage.root.appendingPathComponent(page.path).deletingLastPathComponent()
    for (index, line) in page.prose {
      for match in line.matches(of: #/\]\(([^)#:]*)(#[^)]*)?\)/#) {
        let file = match.1.isEmpty ? page.path : String(match.1)
        let base = match.1.isEmpty ? DocumentationPage.root : folder
        let url = base.appendingPathComponent(file).standardizedFileURL
        #expect(
          FileManager.default.fileExists(atPath: url.path), "nothing is at \(file)",
          sourceLocation: page.location(of: index))
        guard let anchor = match.2, url.pathExtension == "md" else { continue }
        let target = try String(contentsOf: url, encoding: .utf8)
        #expect(
          DocumentationPage.anchors(of: target).contains(String(anchor)), "\(file) has no heading \(anchor)",
          sourceLocation: page.location(of: index))
      }
    }
  }

  @Test func theIndexNamesEveryPage() throws {
    let index = try #require(DocumentationPage.all.first { $0.path == "docs/README.md" })
    for page in DocumentationPage.all where page.path.hasPrefix("docs/") && page.path != index.path {
      let link = "](\(page.path.dropFirst(5)))"
      #expect(index.lines.contains { $0.contains(link) }, "docs/README.md does not link \(page.path)")
    }
  }
}

extension DocumentationPage {
  /// Lines of shell: of ```sh blocks, and what ```yaml blocks of pipelines run. Lines that go on are one.
  fileprivate var shell: [(Int, String)] {
    var found: [(Int, String)] = []
    for block in blocks where block.language == "sh" {
      var start: Int?
      for index in block.content where start != nil || !lines[index].isEmpty {
        let first = start ?? index
        start = lines[index].hasSuffix("\\") ? first : nil
        guard start == nil else { continue }
        found.append((first, lines[first...index].map { $0.hasSuffix("\\") ? $0.dropLast() : $0[...] }.joined()))
      }
    }
    for block in blocks where block.language == "yaml" {
      for index in block.content {
        guard let match = lines[index].firstMatch(of: #/(run|script): (.*)/#) else { continue }
        // What the pipeline fills in, and the variables that it sets.
        let command = match.2.replacing(#/\$\{\{[^}]*\}\}/#, with: "1").replacing("--shard auto", with: "--shard 1/1")
        found.append((index, String(command)))
      }
    }
    return found
  }

  /// The lines outside fenced blocks.
  fileprivate var prose: [(Int, String)] {
    let inside = blocks.map(\.content)
    return lines.enumerated().filter { line in !inside.contains { $0.contains(line.offset) } }.map { ($0, $1) }
  }

  /// The anchors that GitHub gives to headings.
  fileprivate static func anchors(of text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        let title = line.drop { $0 == "#" || $0 == " " }.lowercased()
        return "#" + title.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.replacing(" ", with: "-")
      })
  }
}
