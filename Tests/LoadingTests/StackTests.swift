import Input
import Kinds
import Kubernetes
import Parallel
import SourceText
import Symbols
import Synchronization
import Testing
import Validation
import YAML

@testable import Loading

/// What goes into itself has a limit, and at the limit a thread's stack holds it.
@Suite struct StackTests {
  /// Runs on a thread as the program starts them.
  private func onThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) throws -> Result {
    let outcome = Outcome<Result>()
    let thread = try #require(SystemThread { outcome.set(body()) })
    thread.join()
    return try #require(outcome.value)
  }

  private final class Outcome<Value: Sendable>: Sendable {
    private let held = Mutex<Value?>(nil)

    func set(_ value: Value) { held.withLock { $0 = value } }
    var value: Value? { held.withLock { $0 } }
  }

  private static let depth = YAMLLimits.standard.maximumDepth

  /// Everything that a file goes through, and what it comes to.
  private static func messages(_ text: String) -> [String] {
    let sources = SourceMap()
    let file = YAMLReader.read(sources.add(path: "f", bytes: Array(text.utf8)))
    for document in file.documents {
      let draft = YAMLDraft(document.root)
      _ = draft.node()
      _ = draft.says(draft)
      _ = try? StrategicMerge.apply(draft, to: draft)
    }
    _ = ManifestDecoder.decode(file)
    _ = Refusals.find(in: file)
    return file.diagnostics.map(\.message)
  }

  private static func nested(_ depth: Int, _ open: String, _ close: String) -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: "
      + String(repeating: open, count: depth) + String(repeating: close, count: depth) + "\n"
  }

  @Test(arguments: [("[", "]"), ("{a: ", "}")])
  func aFileNestsUpToItsLimit(open: String, close: String) throws {
    // The document itself is one.
    let most = Self.depth - 1
    #expect(try onThread { Self.messages(Self.nested(most, open, close)) } == [])
    #expect(
      try onThread { Self.messages(Self.nested(most + 1, open, close)) } == [
        "more than 256 mappings and lists inside each other, which no Kubernetes object needs: flatten it"
      ])
    #expect(try onThread { Self.messages(Self.nested(100_000, open, close)) }.count == 1)
  }

  @Test func soDoesJSON() throws {
    let text = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": "
    let most = Self.depth - 1
    #expect(
      try onThread {
        Self.messages(text + String(repeating: "[", count: most) + String(repeating: "]", count: most) + "}")
      }
        == [])
    #expect(
      try onThread {
        Self.messages(text + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}")
      }.count == 1)
  }

  @Test func soDoesWhatAPatchMakes() throws {
    let object = "{a: {}}"
    let operations = (2...255).map { "{op: add, path: \(String(repeating: "/a", count: $0)), value: {}}" }
    let patch = "[\(operations.joined(separator: ", "))]"
    let depth = try onThread {
      let sources = SourceMap()
      func draft(_ text: String) -> YAMLDraft? {
        YAMLReader.read(sources.add(path: "f", bytes: Array(text.utf8))).documents.first.map { YAMLDraft($0.root) }
      }
      guard let object = draft(object), let patch = draft(patch), let made = try? JSONPatch(patch).apply(to: object)
      else {
        return 0
      }
      _ = made.node()
      return made.depth(upTo: 1000)
    }
    #expect(depth == 256)
  }

  @Test func threadsHaveTheirStack() throws {
    #expect(SystemThread.stackSize == 8 << 20)
    // Less than that is the whole stack of a thread in some C libraries.
    #expect(try onThread { Self.use(4 << 20) } > 0)
  }

  /// Takes so many bytes of the stack.
  private static func use(_ bytes: Int) -> Int {
    if bytes <= 0 { return 1 }
    return withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { buffer in
      buffer[0] = 1
      return use(bytes - 1024) + Int(buffer[0])
    }
  }
}
