import Symbols
import Testing

@Suite struct SymbolTests {
  @Test func equalTextsAreOneSymbol() {
    #expect(Symbol("zone-a") == Symbol("zone-" + "a"))
    #expect(Symbol("zone-a") != Symbol("zone-b"))
    #expect(Symbol("").isEmpty)
    #expect(Symbol("topology.kubernetes.io/zone").text == "topology.kubernetes.io/zone")
  }

  @Test func keywordsHaveTheirOwnText() {
    for keyword in Keyword.allCases {
      #expect(Symbol(keyword.text) == keyword.symbol)
      #expect(keyword.symbol.keyword == keyword)
    }
    #expect(Symbol("no-keyword-at-all").keyword == nil)
    #expect(Symbol("protocol").keyword == .protocol)
  }

  @Test func manySymbolsFromManyTasksKeepTheirTexts() async {
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<4 {
        group.addTask {
          for i in 0..<20_000 { #expect(Symbol("n\(i)-\(task % 2)").text == "n\(i)-\(task % 2)") }
        }
      }
    }
    #expect(Symbol("n7-0") == Symbol("n7-0"))
  }

  @Test func ordersByBytes() {
    #expect(Symbol("a").precedes("b"))
    #expect(Symbol("a").precedes("ab"))
    #expect(!Symbol("b").precedes("a"))
    #expect(Symbol("Z").precedes("a"))
    #expect(!Symbol("a").precedes("a"))
  }

  /// A literal is looked up by its place, again and again.
  @Test func aLiteralIsTheSymbolOfItsText() {
    for _ in 0..<3 {
      for (literal, text) in [
        ("metadata" as Symbol, "metadata"), ("never met before" as Symbol, "never met before"), ("", ""),
      ] {
        #expect(literal == Symbol(text))
        #expect(literal.text == text)
      }
    }
    #expect(Symbol("a" as StaticString) == Symbol(String("a")))
  }
}
