import CEL
import Kubernetes
import Loading
import Parallel
import Synchronization
import Testing

/// Expressions and patterns nest up to a limit, which the stack of a thread holds.
@Suite struct DepthTests {
  private final class Outcome: Sendable {
    let text = Mutex("")
  }

  private func onThread(_ expression: String) throws -> String {
    let outcome = Outcome()
    let thread = try #require(
      SystemThread {
        let text: String
        do {
          text = "\(try CELExpression(expression, variables: [], features: .devices(minor: 36)).value([]))"
        } catch let refusal as CELRefusal {
          text = refusal.message
        } catch {
          text = "\(error)"
        }
        outcome.text.withLock { $0 = text }
      })
    thread.join()
    return outcome.text.withLock { $0 }
  }

  private func nested(_ depth: Int, _ open: String, _ core: String, _ close: String) -> String {
    String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
  }

  @Test func bracketsNest() throws {
    #expect(try onThread(nested(59, "(", "1", ")")) == "int(1)")
    #expect(try onThread(nested(60, "(", "1", ")")) == "more nesting than bayplan follows")
    #expect(try onThread(nested(4000, "(", "1", ")")) == "more nesting than bayplan follows")
    #expect(try onThread(nested(5000, "[", "", "")) == "more nesting than bayplan follows")
  }

  @Test func whatHangsOnAValueNests() throws {
    #expect(try onThread("1" + String(repeating: " + 1", count: 199)) == "int(200)")
    #expect(try onThread("1" + String(repeating: " + 1", count: 200)) == "more nesting than bayplan follows")
    #expect(
      try onThread("true" + String(repeating: " ? true : true", count: 500)) == "more nesting than bayplan follows")
    #expect(try onThread(String(repeating: "!", count: 9000) + "true") == "bool(true)")
    #expect(try onThread(String(repeating: "-", count: 9000) + "1").contains("1"))
  }

  @Test func patternsNest() throws {
    #expect(try onThread("'a'.matches('\(nested(99, "(", "a", ")"))')") == "bool(true)")
    #expect(try onThread("'a'.matches('\(nested(100, "(", "a", ")"))')").contains("expression nests too deeply"))
    #expect(try onThread("'a'.matches('\(nested(4000, "(", "a", ")"))')").contains("expression nests too deeply"))
  }
}
