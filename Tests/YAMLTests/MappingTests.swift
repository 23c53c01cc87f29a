import Symbols
import Testing
import YAML

@Suite struct MappingTests {
  @Test func keysBecomeTexts() {
    let file = read(
      "{on: 1, 017: 2, 1.0: 3, 'no': 4, 1e6: 5, 0.00001: 6, 123456.5: 7, .inf: 8, -.inf: 9, .nan: 10, 1_0: 11, 0.1: 12}"
    )
    #expect(
      file.documents.first?.root.entries.map(\.key.text) == [
        "true", "15", "1", "no", "1e+06", "1e-05", "123456.5", ".inf", "-.inf", ".nan", "10", "0.1",
      ])
    #expect(file.messages == [])
  }

  @Test func whatIsNoTextIsNoKey() {
    let file = read("? [a]\n: 1\n? {b: c}\n: 2\n~: 3\n18446744073709551615: 4\nd: 5\n")
    let advice = "cannot be a key, Kubernetes takes texts only: put it in quotes if it is meant as text"
    #expect(
      file.messages == [
        "1:3: error: a list \(advice)",
        "3:3: error: a mapping \(advice)",
        "5:1: error: null \(advice)",
        "6:1: error: a number above 9223372036854775807 \(advice)",
      ])
    #expect(file.outlines == ["{d: 5}"])
  }

  @Test func valuesAreFoundByKey() {
    let root = read("kind: Pod\nspec: {nodeName: a}\n").documents.first?.root
    #expect(root?[.kind]?.text == "Pod")
    #expect(root?[.spec]?[.nodeName]?.text == "a")
    #expect(root?[Symbol("absent")] == nil)
    #expect(root?[.kind]?[.spec] == nil)
    #expect(root?.entries.map(\.keyword) == [.kind, .spec])
    #expect(root?.count == 2)
  }

  @Test func theLastOfDuplicateKeysCounts() {
    let file = read("a: 1\nb: 2\na: 3\non: 4\n'true': 5\n")
    #expect(file.outlines == ["{b: 2, a: 3, true: 5}"])
    #expect(file.documents.first?.root.count == 3)
    #expect(
      file.messages == [
        "3:1: warning: duplicate key 'a', already set on line 1: the value on line 3 counts, remove one of them",
        "5:1: warning: duplicate key 'true', already set on line 4: the value on line 5 counts, remove one of them",
      ])
  }

  @Test func duplicatesAreFoundAmongManyKeys() {
    let keys = (0..<200).map { "k\($0): \($0)\n" }.joined()
    let file = read(keys + "k7: x\n")
    #expect(file.documents.first?.root.count == 200)
    #expect(file.documents.first?.root["k7"]?.text == "x")
    #expect(
      file.messages == [
        "201:1: warning: duplicate key 'k7', already set on line 8: the value on line 201 counts, remove one of them"
      ])
  }

  @Test func endlessProblemsAreCounted() {
    let duplicates = read(String(repeating: "a: 1\n", count: 251))
    #expect(duplicates.messages.count == 201)
    #expect(duplicates.messages.last == "201:1: warning: 50 more problems in this file, correct those told first")
    let nulls = read(String(repeating: "~: 1\n", count: 250) + "]")
    #expect(nulls.messages.count == 202)
    #expect(nulls.messages.last == "251:1: error: 50 more problems in this file, correct those told first")
  }

  @Test func aKeyWithALineBreakStaysOnOneLineInMessages() {
    #expect(
      read("\"a\\nb\": 1\n\"a\\nb\": 2\n").messages == [
        "2:1: warning: duplicate key 'a\\nb', already set on line 1: the value on line 2 counts, remove one of them"
      ])
  }
}
