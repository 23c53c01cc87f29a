import Symbols

/// The plugins that play, in the server's order, sorted out by the kinds that they are asked about.
struct AdmissionChain: Sendable {
  private let ofAll: [any AdmissionPlugin]
  private let byKind: [Symbol: [any AdmissionPlugin]]

  init(_ plugins: [any AdmissionPlugin]) {
    ofAll = plugins.filter { type(of: $0).kinds == nil }
    let kinds = Set(plugins.flatMap { type(of: $0).kinds ?? [] })
    byKind = Dictionary(
      uniqueKeysWithValues: kinds.map { kind in
        (kind, plugins.filter { type(of: $0).kinds.map { $0.contains(kind) } ?? true })
      })
  }

  func plugins(for kind: Symbol) -> [any AdmissionPlugin] { byKind[kind] ?? ofAll }
}
