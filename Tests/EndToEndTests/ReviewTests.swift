import Foundation
import Testing

/// `bayplan review` in a copy of a case, since it writes.
@Suite struct ReviewTests {
  private func copy(_ name: String) throws -> URL {
    let folder = try #require(CaseFolder.all.first { $0.description == name }).url
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("review-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: folder, to: copy)
    return copy
  }

  private func files(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".golden") }.sorted()
  }

  @Test func whatIsAcceptedByNameIsWrittenAndTheRestStays() throws {
    let folder = try copy("review-reject")
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try Program.run(["review", "--accept", "web *"], in: folder)
    #expect(first.stderr == "")
    #expect(first.stdout.hasSuffix("\n3 golden files: 1 accepted, 2 rejected\n"))
    #expect(first.status == 1)
    #expect(try files(folder) == ["old.golden", "web.golden"])
    let second = try Program.run(["review", "--accept", "all"], in: folder)
    #expect(second.stdout.hasSuffix("\n2 golden files: 2 accepted, 0 rejected\n"))
    #expect(second.status == 0)
    #expect(try files(folder) == ["db.golden", "web.golden"])
    let test = try Program.run(["test"], in: folder)
    #expect(test.stdout.hasSuffix("2 tests: 2 passed, 0 failed, 0 unusable; 3 pods\n"))
    #expect(test.status == 0)
    #expect(try Program.run(["review", "--reject"], in: folder).stdout == "nothing to review\n")
  }

  @Test func aMachineMustBeForced() throws {
    let folder = try copy("review-reject")
    defer { try? FileManager.default.removeItem(at: folder) }
    let refused = try Program.run(["review", "--accept", "all"], in: folder, environment: ["CI=1"])
    #expect(refused.stderr.hasPrefix("error: CI is set, so --accept writes nothing: "))
    #expect(refused.status == 2)
    #expect(try files(folder) == ["old.golden", "web.golden"])
    #expect(try Program.run(["review", "--accept", "all", "--force"], in: folder, environment: ["CI=1"]).status == 0)
  }
}
