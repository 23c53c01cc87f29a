#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Input

/// Golden files on disk.
enum GoldenStore {
  /// nil when there is no such file.
  ///
  /// - Throws: when there is one and it cannot be read.
  static func read(_ path: String) throws(InputError) -> String? {
    guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
    return String(decoding: try FileContents.read(path), as: UTF8.self)
  }

  /// Replaces the file in one step: whoever reads meanwhile sees the old text or the new one, never a part.
  static func write(_ text: String, to path: String) throws(InputError) {
    let temporary = "\(path).tmp-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    let isWritten = writeAll(text, to: descriptor)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[done...]))
        if count >= 0 {
          done += count
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  private static func failure(_ path: String) -> InputError {
    InputError("cannot write \(path): \(String(cString: strerror(errno)).lowercased())")
  }
}

// Named apart from `GoldenStore.write`.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
