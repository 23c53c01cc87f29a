import Testing

@testable import Store

@Suite struct PersistentMapTests {
  /// Hashes of which many are the same, some to the last bit.
  private struct Key: Hashable, Comparable, Sendable {
    let number: Int
    static func < (a: Key, b: Key) -> Bool { a.number < b.number }
    func hash(into hasher: inout Hasher) { hasher.combine(number % 7) }
  }

  private struct Luck {
    var state: UInt64
    mutating func next(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func holdsWhatADictionaryHolds(seed: UInt64) {
    var luck = Luck(state: seed)
    var map = PersistentMap<Int, Int>()
    var dictionary: [Int: Int] = [:]
    for step in 0..<20_000 {
      let key = luck.next(900)
      if luck.next(3) == 0 {
        map[key] = nil
        dictionary[key] = nil
      } else {
        map[key] = step
        dictionary[key] = step
      }
      if step % 1000 == 0 {
        #expect(map.count == dictionary.count)
        #expect(
          map.entries.sorted { $0.key < $1.key }.map(\.value) == dictionary.sorted { $0.key < $1.key }.map(\.value))
      }
    }
    for key in 0..<900 { #expect(map[key] == dictionary[key]) }
  }

  @Test func tellsKeysOfOneHashApart() {
    var map = PersistentMap<Key, Int>()
    for number in 0..<100 { map[Key(number: number)] = number }
    #expect(map.count == 100)
    #expect((0..<100).allSatisfy { map[Key(number: $0)] == $0 })
    for number in 0..<100 where number % 3 > 0 { map[Key(number: number)] = nil }
    #expect(map.count == 34)
    #expect((0..<100).allSatisfy { map[Key(number: $0)] == ($0 % 3 == 0 ? $0 : nil) })
    for number in 0..<100 { map[Key(number: number)] = nil }
    #expect(map.isEmpty)
    #expect(map.entries.isEmpty)
  }

  @Test func aForkKnowsNothingOfTheOther() {
    var map = PersistentMap<Int, String>()
    for number in 0..<1000 { map[number] = "old" }
    let fork = map
    for number in 0..<1000 { map[number] = number % 2 == 0 ? nil : "new" }
    #expect(fork.count == 1000)
    #expect((0..<1000).allSatisfy { fork[$0] == "old" })
    #expect(map.count == 500)
  }
}
