import Symbols
import TestSupport
import Testing

@testable import Kubernetes

@Suite("Times, numbers and hashes")
struct SmallPartsTests {
  private func seconds(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { Timestamp.seconds($0) }
  }

  @Test(
    "Times are seconds since 1970",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2025-01-31T12:00:00Z", 1_738_324_800), ("2000-02-29T23:59:59.999Z", 951_868_799),
      ("2024-12-31T00:00:00+05:30", 1_735_583_400), ("1969-12-31T23:59:59Z", -1),
      ("0000-01-01T00:00:00Z", -62_167_219_200),
      ("9999-12-31T23:59:59-23:59", 253_402_387_139),
    ])
  func times(text: String, expected: Int64) {
    #expect(seconds(text) == expected)
  }

  @Test(
    "What is no time is none",
    arguments: [
      "", "2025-01-31", "2025-13-01T00:00:00Z", "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2025-01-31T24:00:00Z",
      "2025-01-31T12:00:00", "2025-01-31T12:00:00.Z", "2025-01-31T12:00:00+1:00", "2025-01-31 12:00:00Z",
      "2025-01-31T12:00:00Zx", "20x5-01-31T12:00:00Z", "2025-04-31T00:00:00Z",
    ])
  func noTimes(text: String) {
    #expect(seconds(text) == nil)
  }

  @Test(
    "Floats are written as Go's JSON encoder writes them",
    arguments: [
      (0.5, "0.5"), (1, "1"), (100_000_000_000_000_000_000, "100000000000000000000"), (1e21, "1e+21"),
      (1.5e-7, "1.5e-7"),
      (0.000001, "0.000001"), (-2.25, "-2.25"), (123_456.789, "123456.789"), (0, "0"), (1e100, "1e+100"), (0.1, "0.1"),
    ])
  func numbers(value: Double, text: String) {
    #expect(JSONNumber.text(value) == text)
  }

  @Test("A hash is spelled in letters that form no words")
  func hashText() {
    #expect(TemplateHash.text(1_234_567_890) == "56789bcdf4")
    #expect(TemplateHash.text(0) == "4")
  }

  private func hash(_ template: String) -> UInt32? {
    decode("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: \(template)}}")
      .workloads.first?.template.contentHash
  }

  @Test("The content hash looks at the content and nothing else")
  func contentHash() throws {
    let first = try #require(hash("{metadata: {labels: {a: '1', b: '2'}}, spec: {priority: 10, nodeName: x}}"))
    #expect(hash("{spec: {nodeName: \"x\", priority: 0xA}, metadata: {labels: {b: '2', a: '1'}, name: null}}") == first)
    #expect(hash("{metadata: {labels: {a: '1', b: '3'}}, spec: {priority: 10, nodeName: x}}") != first)
    #expect(hash("{metadata: {labels: {a: '1', b: '2'}}, spec: {priority: 10, nodeName: x, dnsPolicy: None}}") != first)
    #expect(hash("{spec: {tolerations: [{key: a}, {key: b}]}}") != hash("{spec: {tolerations: [{key: b}, {key: a}]}}"))
    #expect(hash("{spec: {a: '1'}}") != hash("{spec: {a: 1}}"))
    #expect(hash("{spec: {priority: 2.0}}") == hash("{spec: {priority: 2}}"))
    // Stable from run to run and from machine to machine.
    #expect(hash("{}") == 1_415_952_421)
  }
}
