/// Every change, in order, each found by its number. What is full is shared by all forks; a fork copies no more than what is not.
struct ChangeLog: Sendable {
  private static let length = 256

  private var full: [[ObjectChange]] = []
  private var last: [ObjectChange] = []

  /// The number of the last change; 0 before there is one.
  var revision: UInt64 { UInt64(full.count * Self.length + last.count) }

  /// Takes in the change that comes next.
  mutating func append(_ change: ObjectChange) {
    if last.count == Self.length {
      full.append(last)
      last = []
      last.reserveCapacity(Self.length)
    }
    last.append(change)
  }

  /// The changes with a number above this one.
  func after(_ revision: UInt64) -> [ObjectChange] {
    guard revision < self.revision else { return [] }
    var found: [ObjectChange] = []
    found.reserveCapacity(Int(self.revision - revision))
    for index in Int(revision)..<Int(self.revision) {
      let chunk = index / Self.length
      found.append(chunk < full.count ? full[chunk][index % Self.length] : last[index % Self.length])
    }
    return found
  }
}
