import ControlPlane
import Foundation
import Report
import Scheduler
import Testing

@Suite struct HTMLPageTests {
  @Test func nameCannotLeaveItsPlace() throws {
    let names = [
      "</script><script>alert(1)</script>", "<!--<script>", "</noscript><img src=x onerror=alert(1)>", "{{data}}",
    ]
    var sample = SampleRun(nodeNames: names)
    for (row, name) in names.enumerated() {
      var decision = sample.gated()
      decision.outcome = .scheduled
      decision.node = row
      sample.add(name, decision)
    }
    let page = try WrittenPage(sample)
    let tried = try #require(page.run["tried"] as? [String: Any])
    #expect(page.numbers(tried["name"]).map(page.text) == names)
    #expect(count("<script", in: page.html) == 2)
    #expect(count("</script", in: page.html) == 2)
    #expect(count("<!--", in: page.html) == 0)
    #expect(count("</noscript", in: page.html) == 1)
    let list = try #require(WrittenPage.text(of: page.html, between: "<ul>\n", "</ul>"))
    let name = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    #expect(list.hasPrefix("<li>shop/\(name): scheduled on \(name)\n"))
  }

  @Test func outcomesStandThereForReadersWithoutScripts() throws {
    let html = SampleRun.mixed().text("html")
    let list = try #require(WrittenPage.text(of: html, between: "<noscript>", "</noscript>"))
    #expect(list.contains("<li>shop/checkout-0: scheduled on ip-10-0-1-11\n"))
    #expect(list.contains("<li>shop/held: gated: waiting for scheduling gates: [quota.example.com/hold]\n"))
    #expect(
      html.contains("<p class=\"summary\">5 pods: 2 placed, 1 unschedulable, 1 nominated, 1 gated on 6 nodes</p>"))
  }

  @Test func pageAsksForNothingOutside() {
    let html = SampleRun.mixed().text("html")
    for way in ["src=", "@import", "url(", "//", "import(", "fetch(", "XMLHttpRequest", "href=\"h"] {
      let lines = html.split(separator: "\n").filter { $0.contains(way) && !$0.contains("// ") }
      #expect(lines == [], "\(way)")
    }
  }

  /// What `admit` shows has a script of its own.
  private static func answersPage() throws -> String {
    var result = AdmitReport.Result(
      answer: nil, verb: "create", outcome: .refused, kind: "Pod", namespace: "shop", name: "<b>web</b>",
      file: "web.yaml", line: 3)
    result.station = "PodSecurity"
    result.refusal = AdmitReport.Remark("no </script> here", file: "web.yaml", line: 7, column: 2)
    let reporter = try #require(AdmitReporter.all.first { $0.name == "html" })
    return ByteOutput.text { reporter.write(AdmitReport(results: [result]), to: $0) }
  }

  @Test func answersStandThereForReadersWithoutScripts() throws {
    let html = try Self.answersPage()
    let list = try #require(WrittenPage.text(of: html, between: "<noscript>", "</noscript>"))
    #expect(list.contains("<li>Pod shop/&lt;b&gt;web&lt;/b&gt;: refused by PodSecurity: no &lt;/script&gt; here\n"))
    #expect(html.contains("<p class=\"summary\">1 object: 1 refused</p>"))
    #expect(html.contains("no \\u003C/script> here"))
  }

  @Test func pagesHoldEveryPartOnceAndFillEverySlot() throws {
    let pages = [SampleRun.mixed().text("html"), try Self.answersPage()]
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = root.appendingPathComponent("../../../Sources/Report/HTML/Page").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "page.html" }
    #expect(files.count > 10)
    for file in files {
      let part = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      #expect(pages.map { count(part, in: $0) }.max() == 1, "\(file)")
    }
    #expect(pages.map { count("{{", in: $0) } == [0, 0])
  }

  private func count(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }
}
