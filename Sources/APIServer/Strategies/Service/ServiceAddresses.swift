import Store
import Symbols
import YAML

/// The addresses and node ports that Services have, kept up with a store: Services get the lowest that nobody has.
struct ServiceAddresses: Sendable {
  /// The lower end of the range is left to those who choose.
  private static let firstAddress = 257
  private static let lastAddress = 65534
  static let nodePorts: ClosedRange<Int64> = 30000...32767

  private var addresses = PersistentMap<Int, Int>()
  private var users = PersistentMap<Int64, [ObjectKey]>()
  private var seen: UInt64 = 0
  /// Below these all are taken.
  private var nextAddress = firstAddress
  private var nextPort = nodePorts.lowerBound

  /// Takes in what happened since the last time.
  mutating func follow(_ store: ObjectStore) {
    for change in store.changes(after: seen) {
      if let old = change.old, old.kind == "Service" { count(old, -1) }
      if let new = change.new, new.kind == "Service" { count(new, 1) }
    }
    seen = store.revision
    while addresses[nextAddress] != nil, nextAddress < Self.lastAddress { nextAddress += 1 }
    while users[nextPort] != nil, nextPort < Self.nodePorts.upperBound { nextPort += 1 }
  }

  private mutating func count(_ service: ObjectRecord, _ step: Int) {
    for address in service.spec?["clusterIPs"].map({ Array($0.items) }) ?? [] {
      guard let number = Self.number(address.text), number >= 0 else { continue }
      let count = (addresses[number] ?? 0) + step
      addresses[number] = count > 0 ? count : nil
      if count <= 0, number >= Self.firstAddress { nextAddress = min(nextAddress, number) }
    }
    var ports = service.spec?["ports"].map { $0.items.compactMap { $0["nodePort"] } } ?? []
    if let check = service.spec?["healthCheckNodePort"] { ports.append(check) }
    for port in ports {
      guard let number = Int64(port.text), number > 0 else { continue }
      var keys = users[number] ?? []
      if step > 0 {
        keys.append(service.key)
      } else if let place = keys.firstIndex(of: service.key) {
        keys.remove(at: place)
      }
      users[number] = keys.isEmpty ? nil : keys
      if keys.isEmpty, Self.nodePorts.contains(number) { nextPort = min(nextPort, number) }
    }
  }

  func isTaken(_ address: Int) -> Bool { addresses[address] != nil }

  /// nil when none is left.
  var freeAddress: Int? { addresses[nextAddress] == nil ? nextAddress : nil }

  /// Whether another Service has the port.
  func isTaken(port: Int64, besides key: ObjectKey) -> Bool { users[port]?.contains { $0 != key } ?? false }

  /// The lowest port that nobody has, nor is promised; nil when none is left.
  func freePort(besides promised: Set<Int64>) -> Int64? {
    (nextPort...Self.nodePorts.upperBound).first { users[$0] == nil && !promised.contains($0) }
  }

  static func text(_ number: Int) -> String { "10.96.\(number / 256).\(number % 256)" }

  /// The place in 10.96.0.0/16; -1 for an address elsewhere, nil for what is none.
  static func number(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, !parts.contains(nil) else { return nil }
    let bytes = parts.compactMap { $0 }
    return bytes[0] == 10 && bytes[1] == 96 ? Int(bytes[2]) * 256 + Int(bytes[3]) : -1
  }
}
