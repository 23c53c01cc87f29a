import Foundation
import Testing

@testable import Input

@Suite struct NewFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("new-\(UUID().uuidString)").path

  private func clean() { try? FileManager.default.removeItem(atPath: folder) }

  @Test func aFileThatIsThereStaysAsItIs() throws {
    defer { clean() }
    try NewFolder.make("\(folder)/a/b")
    try NewFolder.make("\(folder)/a/b/")
    let path = "\(folder)/a/b/test.yaml"
    try NewFile.write(Array("one".utf8), to: path)
    #expect(throws: InputError("\(path) is there already, and is not overwritten")) {
      try NewFile.write(Array("two".utf8), to: path)
    }
    #expect(try FileContents.read(path) == Array("one".utf8))
    #expect(throws: InputError("cannot make the folder \(path)/c: file exists")) { try NewFolder.make("\(path)/c") }
  }

  @Test(arguments: [
    ("tests", "deploy/web.yaml", "../deploy/web.yaml"), ("tests", "tests/cluster.yaml", "cluster.yaml"),
    ("a/b", "./a/../nodes.yaml", "../../nodes.yaml"), (".", "deploy", "deploy"), ("a", "a", "."),
    ("/x/tests", "/x/deploy/", "../deploy"),
  ])
  func aTestNamesFilesAsItsFolderSeesThem(folder: String, path: String, expected: String) {
    #expect(RelativePath.from(folder, to: path) == expected)
  }

  @Test func aFolderHoldsWhatIsBelowIt() {
    #expect(RelativePath.isInside("tests", "./tests/a.yaml"))
    #expect(!RelativePath.isInside("tests", "tests-old/a.yaml"))
  }
}
