import Conformance
import Input
import Report

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ConformanceCommand {
  /// Puts the table into a page, between its markers.
  ///
  /// - Throws: ``ExitStatus/unusable`` after saying why it cannot.
  func write(_ report: ConformanceReport, into path: String) throws {
    do throws(InputError) {
      let page = String(decoding: try FileContents.read(path), as: UTF8.self)
      guard let replaced = ConformanceTable.replaced(in: page, with: report) else {
        throw InputError("\(path) has no \(ConformanceTable.begin) and \(ConformanceTable.end), add both lines")
      }
      if replaced != page { try Self.overwrite(path, with: replaced) }
    } catch {
      throw Remarks.unusable("\(error.message)")
    }
  }

  private static func overwrite(_ path: String, with text: String) throws(InputError) {
    let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    var failure = descriptor < 0 ? errno : FileDescriptorOutput.write(Array(text.utf8), to: descriptor)
    if descriptor >= 0, close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw InputError("cannot write \(path): \(String(cString: strerror(failure)).lowercased())") }
  }
}
