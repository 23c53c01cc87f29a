#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Report

/// What standard output is connected to.
enum Terminal {
  /// How to lay text out: wrapped at the terminal's width, or at `COLUMNS` when that is set; a pipe or a file gets
  /// whole lines.
  static func style(color: ColorChoice) -> TextStyle {
    let isTerminal = isatty(1) == 1
    let width = Environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return TextStyle(width: width ?? (isTerminal ? windowWidth : nil), isColored: isColored(color, isTerminal))
  }

  /// https://no-color.org: any value but the empty one asks for none.
  private static func isColored(_ choice: ColorChoice, _ isTerminal: Bool) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: isTerminal && (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb"
    }
  }

  private static var windowWidth: Int {
    var size = winsize()
    let known = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }
}
