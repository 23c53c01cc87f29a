/// A list whose items are found by their keys. Of several with one key the first is meant; once it is gone, so is the key.
struct KeyedList<Key: Hashable, Item> {
  private var slots: [Item?]
  private var places: [Key: Int] = [:]

  /// - Parameter key: nil for an item that is never looked for.
  init(_ items: [Item], key: (Item) -> Key?) {
    slots = items
    for (place, item) in items.enumerated() {
      if let key = key(item), places[key] == nil { places[key] = place }
    }
  }

  var items: [Item] { slots.compactMap { $0 } }

  /// A new key comes last.
  subscript(key: Key) -> Item? {
    get { places[key].flatMap { slots[$0] } }
    set {
      guard let place = places[key] else {
        if let newValue {
          places[key] = slots.count
          slots.append(newValue)
        }
        return
      }
      slots[place] = newValue
      if newValue == nil { places[key] = nil }
    }
  }
}
