import Foundation
import Input
import Testing

@Suite struct ManifestPathsTests {
  /// Runs `body` in a fresh folder that holds these files.
  private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("manifests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(folder.path)
  }

  @Test func folderIsReadRecursivelyInOrderOfBytes() throws {
    let files = ["b.yaml": "", "a/z.yml": "", "a.json": "", "a/README.md": "", ".hidden.yaml": "", "B.yaml": ""]
    try withFolder(files) { folder in
      let found = try ManifestPaths.find(folder).paths.map { String($0.dropFirst(folder.count + 1)) }
      #expect(found == ["B.yaml", "a.json", "a/z.yml", "b.yaml"])
    }
  }

  @Test func namedFileIsTakenWhateverItsExtension() throws {
    try withFolder(["nodes.dump": "a: 1"]) { folder in
      let found = try ManifestPaths.find("\(folder)/nodes.dump").paths
      #expect(found == ["\(folder)/nodes.dump"])
    }
  }

  @Test func linkThatLeadsBackUpEnds() throws {
    try withFolder(["a/x.yaml": ""]) { folder in
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/a/up", withDestinationPath: folder)
      let found = try ManifestPaths.find(folder)
      #expect(found == .init(paths: ["\(folder)/a/x.yaml"]))
    }
  }

  @Test("What others have fetched and what .gitignore leaves out is not walked, unless it is named")
  func ignoredEntries() throws {
    let files = [
      ".git/HEAD": "", ".gitignore": "# made by CI\n/out/\n*.gen.yaml\n!kept.gen.yaml\ndeep/**/tmp\n",
      "web.yaml": "", "a.gen.yaml": "", "kept.gen.yaml": "", "out/rendered.yaml": "", "sub/out/there.yaml": "",
      "node_modules/x/package.json": "", "sub/vendor/x.yaml": "", "deep/a/b/tmp/x.yaml": "", "deep/tmp.yaml": "",
      "sub/.gitignore": "[ab]?.yaml\n", "sub/a1.yaml": "", "sub/c1.yaml": "", "a1.yaml": "",
    ]
    try withFolder(files) { folder in
      let found = try ManifestPaths.find(folder)
      let start = folder.count + 1
      #expect(
        found.paths.map { String($0.dropFirst(start)) } == [
          "a1.yaml", "deep/tmp.yaml", "kept.gen.yaml", "sub/c1.yaml", "sub/out/there.yaml", "web.yaml",
        ])
      #expect(
        found.ignored.map { String($0.dropFirst(start)) } == [
          "a.gen.yaml", "deep/a/b/tmp/", "node_modules/", "out/", "sub/a1.yaml", "sub/vendor/",
        ])
      // Rules from above hold below; the folder itself is meant, as somebody says so.
      let named = try ManifestPaths.find("\(folder)/out")
      #expect(named == .init(paths: ["\(folder)/out/rendered.yaml"]))
      let sub = try ManifestPaths.find("\(folder)/sub/")
      #expect(sub.paths == ["\(folder)/sub/c1.yaml", "\(folder)/sub/out/there.yaml"])
    }
  }

  @Test func excludedFoldersAreNotWalked() throws {
    try withFolder(["a/x.yaml": "", "b/x.yaml": "", "c.yaml": ""]) { folder in
      let found = try ManifestPaths.find(folder) { $0.hasSuffix("/a") || $0.hasSuffix("c.yaml") }
      #expect(found.paths == ["\(folder)/b/x.yaml"])
    }
  }

  @Test func nothingThereIsAnError() {
    #expect(throws: InputError("cannot read /nowhere/a.yaml: no such file or directory")) {
      try ManifestPaths.find("/nowhere/a.yaml")
    }
  }

  @Test func folderWithoutManifestIsAnError() throws {
    try withFolder(["README.md": ""]) { folder in
      #expect(throws: InputError("no manifest in \(folder): it holds no .yaml, .yml or .json file")) {
        try ManifestPaths.find(folder)
      }
    }
  }

  @Test("What cannot be read is told, and the rest is found")
  func unreadableEntries() throws {
    try withFolder(["web.yaml": "", "sub/api.yaml": ""]) { folder in
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/a.yaml", withDestinationPath: "nowhere.yaml")
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/sub/b.yaml", withDestinationPath: "b.yaml")
      // Of no interest: nobody would have read it.
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/notes.txt", withDestinationPath: "nowhere.txt")
      #expect(mkfifo("\(folder)/pipe.yaml", 0o600) == 0)
      let found = try ManifestPaths.find(folder)
      #expect(found.paths == ["\(folder)/sub/api.yaml", "\(folder)/web.yaml"])
      #expect(
        found.problems.map(\.message) == [
          "cannot read \(folder)/a.yaml: no such file or directory",
          "cannot read \(folder)/pipe.yaml: it is no file but a pipe, socket or device; give its own path if it is meant",
          "cannot read \(folder)/sub/b.yaml: too many levels of symbolic links",
        ])
      #expect(throws: found.problems[0]) { try found.whole() }
    }
  }

  #if os(Linux)
    @Test("A name that is not UTF-8 is told, for what would be read")
    func namesThatAreNoText() throws {
      try withFolder(["web.yaml": ""]) { folder in
        for name in ["caf\u{e9}.yaml", "caf\u{e9}.txt"] {
          // In Latin-1.
          let latin = name.unicodeScalars.map { UInt8($0.value) }
          let bytes: [UInt8] = Array("\(folder)/".utf8) + latin + [0]
          let file = bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { path in
            path.baseAddress.flatMap { fopen($0, "w") }
          }
          fclose(try #require(file))
        }
        let found = try ManifestPaths.find(folder)
        #expect(found.paths == ["\(folder)/web.yaml"])
        #expect(
          found.problems.map(\.message) == [
            "cannot read \(folder)/caf\u{fffd}.yaml: its name is not UTF-8, give it another"
          ])
      }
    }
  #endif

  @Test(arguments: [0, 1, 65535, 65536, 65537, 200_000])
  func fileIsReadToItsLastByte(size: Int) throws {
    let text = String(repeating: "x", count: size)
    try withFolder(["f": text]) { folder in
      let bytes = try FileContents.read("\(folder)/f")
      #expect(bytes == Array(text.utf8))
    }
  }

  #if os(Linux)
    @Test func pseudoFileWithoutSizeIsReadToo() throws {
      let bytes = try FileContents.read("/proc/self/status")
      #expect(!bytes.isEmpty)
    }
  #endif

  @Test func folderCannotBeReadAsFile() {
    #expect(throws: InputError("cannot read /: is a directory")) { try FileContents.read("/") }
  }
}
