public import ControlPlane
import Expectations
import SourceText

extension FirstTest {
  /// Leaves out what does not hold, so that the test passes as it stands.
  ///
  /// - Parameter input: what the test's files hold.
  public mutating func keepWhatHolds(of input: SimulationInput) throws(SimulationError) {
    let sources = SourceMap()
    let (lines, places) = lines(schema: "", remarks: [])
    let file = sources.add(path: name, bytes: Array(lines.map { $0 + "\n" }.joined().utf8))
    guard let test = TestFile.read(file, isNamedByUser: true)?.tests.first, test.isUsable else {
      entries = []
      return
    }
    let loaded = LoadedTest(test: test.test, input: input)
    let judgement = loaded.judgement(in: Placements(try loaded.play(.explained, .usual)))
    var dropped: Set<Place> = []
    func drop(_ position: SourcePosition, where isDropped: (Place) -> Bool) {
      guard let line = sources.location(of: position)?.line, let place = places[line] else { return }
      if isDropped(place) { dropped.insert(place) }
    }
    for failure in judgement.failures { drop(failure.position) { _ in true } }
    for remark in judgement.remarks where remark.kind == .tieDependent {
      drop(remark.position) { place in
        place.assertion.map { entries[place.entry].assertions[$0].isPreference } ?? false
      }
    }
    entries = entries.enumerated().compactMap { number, entry in
      if dropped.contains(Place(entry: number)) { return nil }
      var kept = entry
      kept.assertions = entry.assertions.enumerated()
        .filter { !dropped.contains(Place(entry: number, assertion: $0.offset)) }.map(\.element)
      return kept.assertions.isEmpty ? nil : kept
    }
  }
}
