#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Report

/// Where results go.
enum StandardOutput {
  /// Lets `body` write; all of it has been handed to the system on return.
  ///
  /// - Throws: ``ExitStatus/unusable`` when writing fails. A reader that has gone away is no failure.
  static func print(_ body: (ByteOutput) -> Void) throws {
    var failure: Int32 = 0
    let output = ByteOutput { bytes in
      failure = FileDescriptorOutput.write(bytes, to: 1)
      return failure == 0
    }
    body(output)
    output.flush()
    if failure != 0, failure != EPIPE {
      StandardError.write("error: cannot write the result: \(String(cString: strerror(failure)).lowercased())\n")
      throw ExitStatus.unusable.exitCode
    }
  }

  /// A short text whose loss matters to nobody.
  static func write(_ text: TerminalText) {
    _ = FileDescriptorOutput.write(Array(text.text.utf8), to: 1)
  }

  /// What makes a terminal do something.
  static func write(control: StaticString) {
    _ = FileDescriptorOutput.write(Array(control.description.utf8), to: 1)
  }
}

/// Where remarks, warnings and errors go.
enum StandardError {
  static func write(_ text: TerminalText) {
    _ = FileDescriptorOutput.write(Array(text.text.utf8), to: 2)
  }

  /// Each on a line of its own, and all in one piece.
  static func write(lines: [String]) {
    if !lines.isEmpty { write(TerminalText(lines: lines)) }
  }

  /// A line that makes the terminal write over it.
  static func write(progress: String, control: StaticString) {
    _ = FileDescriptorOutput.write(Array("\r\(progress)\(control)".utf8), to: 2)
  }
}

enum FileDescriptorOutput {
  /// 0, or the error number.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return errno }
      }
      return 0
    }
  }
}

// Named apart from `FileDescriptorOutput.write`.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
