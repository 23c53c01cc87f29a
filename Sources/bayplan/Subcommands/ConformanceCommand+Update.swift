import Conformance
import Input
import Report

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
      if replaced != page { try FileReplacement.write(Array(replaced.utf8), to: path) }
    } catch {
      throw Remarks.unusable("\(error.message)")
    }
  }
}
