public import Symbols

/// All kinds that are described.
public enum KindCatalogue {
  /// Sorted by name.
  public static let all: [KindDescription] = byName.values.sorted { $0.name.precedes($1.name) }

  /// Of that name, whatever the version.
  public static func kind(_ name: Symbol) -> KindDescription? { byName[name] }

  /// What a version calls so; nil where it has, and had, no such kind.
  public static func kind(_ apiVersion: Symbol, _ name: Symbol) -> KindDescription? {
    byName[name].flatMap { $0.version(apiVersion) == nil ? nil : $0 }
  }

  private static let byName: [Symbol: KindDescription] = {
    let found = KindRegistry.texts.enumerated().compactMap { KindDescription(Piece($1), text: $0) }
    return Dictionary(found.map { ($0.name, $0) }) { first, _ in first }
  }()
}
