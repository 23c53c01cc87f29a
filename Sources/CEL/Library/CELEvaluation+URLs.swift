extension CELEvaluation {
  /// The functions of addresses of the web.
  mutating func performOnURL(_ routine: CELRoutine, _ values: [CELValue]) throws(CELFailure) -> CELValue {
    switch (routine, values[0]) {
    case (.url, .string(let text)):
      try work(text.utf8.count)
      do throws(WebAddress.Fault) {
        // A fragment is no part of what the first of them reads.
        _ = try WebAddress(text, isRequest: true)
        return .url(try WebAddress(text, isRequest: false))
      } catch {
        throw .runtime("URL parse error during conversion from string: \(error.message)")
      }
    case (.isURL, .string(let text)):
      try work(text.utf8.count)
      return .bool((try? WebAddress(text, isRequest: true)) != nil)
    case (.getScheme, .url(let address)): return .string(address.scheme)
    case (.getHost, .url(let address)): return .string(address.host)
    case (.getHostname, .url(let address)): return .string(address.hostname)
    case (.getPort, .url(let address)): return .string(address.port)
    case (.getEscapedPath, .url(let address)): return .string(address.path)
    case (.getQuery, .url(let address)):
      return .map(CELMap(address.queryValues.mapValues { .list($0.map { .string($0) }) }))
    default: throw .noSuchOverload
    }
  }
}
