import Foundation
import Testing

@testable import Input

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A report goes to what its path names, and nothing is turned into something else.
@Suite struct FileReplacementTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("written-\(UUID().uuidString)").path
    try NewFolder.make(folder)
  }

  private func clean() { try? FileManager.default.removeItem(atPath: folder) }

  private func put(_ text: String, _ name: String) throws {
    try FileReplacement.write(Array(text.utf8), to: "\(folder)/\(name)")
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try FileContents.read("\(folder)/\(name)"), as: UTF8.self)
  }

  private func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(lstat("\(folder)/\(name)", &status) == 0)
    return status
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test func aRegularFileIsReplacedWholeWithItsMode() throws {
    defer { clean() }
    try put("long and old", "a")
    chmod("\(folder)/a", 0o640)
    let old = try status("a")
    try put("new", "a")
    #expect(try text("a") == "new")
    #expect(try status("a").st_mode == old.st_mode)
    #expect(try status("a").st_ino != old.st_ino)
    #expect(names == ["a"])
  }

  /// What is too long to be held comes in pieces; nobody sees the file before the last.
  @Test func piecesMakeOneFile() throws {
    defer { clean() }
    try put("old", "a")
    try FileReplacement.write(to: "\(folder)/a") { take in
      for piece in ["one ", "two ", "three"] {
        #expect(take(Array(piece.utf8)))
        #expect((try? text("a")) == "old")
      }
    }
    #expect(try text("a") == "one two three")
    #expect(names == ["a"])
    // A file with another name is written in place: what was longer is cut.
    try #require(link("\(folder)/a", "\(folder)/b") == 0)
    try FileReplacement.write(to: "\(folder)/a") { take in
      _ = take(Array("4".utf8))
      _ = take(Array("5".utf8))
    }
    #expect(try text("b") == "45")
  }

  @Test func aNameMayBeAsLongAsNamesAre() throws {
    defer { clean() }
    let name = String(repeating: "n", count: 255)
    try put("one", name)
    try put("two", name)
    #expect(try text(name) == "two")
  }

  /// Only root can give a file away.
  @Test(.enabled(if: geteuid() == 0)) func aReplacedFileKeepsItsOwner() throws {
    defer { clean() }
    try put("old", "a")
    #expect(chown("\(folder)/a", 1234, 4321) == 0)
    chmod("\(folder)/a", 0o4755)
    try put("new", "a")
    let status = try status("a")
    #expect(status.st_uid == 1234 && status.st_gid == 4321)
    #expect(status.st_mode & 0o7777 == 0o4755)
  }

  @Test func allNamesOfAFileShowTheNewText() throws {
    defer { clean() }
    try put("a text that is longer", "a")
    #expect(link("\(folder)/a", "\(folder)/b") == 0)
    try put("new", "a")
    #expect(try text("a") == "new")
    #expect(try text("b") == "new")
    #expect(try status("a").st_nlink == 2)
  }

  @Test func whatALinkLeadsToIsMeant() throws {
    defer { clean() }
    try NewFolder.make("\(folder)/sub")
    try put("old", "sub/file")
    #expect(symlink("sub/file", "\(folder)/near") == 0)
    #expect(symlink("near", "\(folder)/far") == 0)
    #expect(symlink("sub/later", "\(folder)/dangling") == 0)
    try put("new", "far")
    try put("made", "dangling")
    #expect(try text("sub/file") == "new")
    #expect(try text("sub/later") == "made")
    for name in ["near", "far", "dangling"] { #expect(try status(name).st_mode & S_IFMT == S_IFLNK) }
  }

  @Test func aLinkToItselfIsNoPlace() throws {
    defer { clean() }
    #expect(symlink("b", "\(folder)/a") == 0)
    #expect(symlink("a", "\(folder)/b") == 0)
    #expect(throws: InputError.self) { try put("x", "a") }
    #expect(throws: InputError("cannot write \(folder): is a directory")) {
      try FileReplacement.write([], to: folder)
    }
  }

  @Test func aPipeIsWrittenTo() throws {
    defer { clean() }
    #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
    let reader = open("\(folder)/pipe", O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try put("through", "pipe")
    var buffer = [UInt8](repeating: 0, count: 100)
    let count = read(reader, &buffer, 100)
    #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "through")
    #expect(try status("pipe").st_mode & S_IFMT == S_IFIFO)
  }

  @Test func aDeviceIsWrittenTo() throws {
    defer { clean() }
    try FileReplacement.write(Array("gone".utf8), to: "/dev/null")
    var device = stat()
    #expect(stat("/dev/null", &device) == 0 && device.st_mode & S_IFMT == S_IFCHR)
    #if os(Linux)
      #expect(throws: InputError("cannot write /dev/full: no space left on device")) {
        try FileReplacement.write([1], to: "/dev/full")
      }
    #endif
  }

  @Test func aDescriptorIsWrittenToWhereItStands() throws {
    defer { clean() }
    try put("before ", "a")
    let descriptor = open("\(folder)/a", O_WRONLY | O_APPEND)
    defer { close(descriptor) }
    try FileReplacement.write(Array("after".utf8), to: "/dev/fd/\(descriptor)")
    #expect(try text("a") == "before after")
    #expect(throws: InputError("cannot write /dev/fd/1023: bad file descriptor")) {
      try FileReplacement.write([], to: "/dev/fd/1023")
    }
  }

  @Test func aSocketIsWrittenTo() throws {
    defer { clean() }
    let socketFolder = "/tmp/s-\(getpid())-\(UInt16.random(in: 0...UInt16.max))"
    try NewFolder.make(socketFolder)
    defer { try? FileManager.default.removeItem(atPath: socketFolder) }
    let path = "\(socketFolder)/s"
    let script = """
      import socket, sys
      s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(1); print(flush=True)
      c, _ = s.accept(); data = b''
      while True:
          part = c.recv(100)
          if not part: break
          data += part
      print(data.decode())
      """
    guard let probe = try ExternalCommand("python3", ["-c", ""]).run(), probe.status == 0 else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path]
    let output = Foundation.Pipe()
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.readData(ofLength: 1)
    try FileReplacement.write(Array("to a socket".utf8), to: path)
    let read = output.fileHandleForReading.readDataToEndOfFile()
    #expect(String(decoding: read, as: UTF8.self) == "to a socket\n")
    process.waitUntilExit()
    var place = stat()
    #expect(lstat(path, &place) == 0 && place.st_mode & S_IFMT == S_IFSOCK)
  }

  @Test func whatCannotBeWrittenLeavesNothingBehind() throws {
    defer { clean() }
    #expect(throws: InputError("cannot write \(folder)/no/such: no such file or directory")) {
      try put("x", "no/such")
    }
    #expect(throws: InputError("cannot write : no such file or directory")) { try FileReplacement.write([], to: "") }
    #expect(names == [])
  }
}

@Suite struct FileContentsTests {
  /// A sparse file takes no room, and would take a quarter of a gigabyte of memory if it were read.
  @Test func whatIsTooLargeIsNotRead() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("large-\(UUID().uuidString)").path
    defer { unlink(path) }
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
    #expect(ftruncate(descriptor, off_t(FileContents.maximumBytes) + 1) == 0)
    close(descriptor)
    #expect(
      throws: InputError("cannot read \(path): it has 268435457 bytes, and more than 268435456 are not read, split it")
    ) {
      try FileContents.read(path)
    }
  }

  @Test func whatNeverEndsIsLeftAtTheLimit() throws {
    #expect(throws: InputError("cannot read /dev/zero: it goes on, but more than 268435456 are not read, split it")) {
      try FileContents.read("/dev/zero")
    }
  }
}
