import Foundation

/// The built `bayplan`, beside the test program.
struct Program {
  struct Outcome {
    let stdout: String
    let stderr: String
    let status: Int32
  }

  static var url: URL {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("bayplan")
    #else
      return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("bayplan")
    #endif
  }

  /// Runs the program without a terminal and without the variables that would change its output.
  static func run(
    _ arguments: [String], in folder: URL? = nil, stdin: Data = Data(), environment: [String] = [], at url: URL = url
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
    for variable in environment {
      let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      variables[parts[0]] = parts.count > 1 ? parts[1] : ""
    }
    process.environment = variables
    let (input, output, error) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = error
    try process.run()
    try? input.fileHandleForWriting.write(contentsOf: stdin)
    try input.fileHandleForWriting.close()
    let stdout = output.fileHandleForReading.readDataToEndOfFile()
    let stderr = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      stdout: String(decoding: stdout, as: UTF8.self), stderr: String(decoding: stderr, as: UTF8.self),
      status: process.terminationStatus)
  }
}
