import Synchronization

/// Values by key, each made once: by whoever asks first, while others who want the same wait.
final class OnceCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let slots = Mutex<[Key: Slot]>([:])

  private final class Slot: Sendable {
    let value = Mutex<Value?>(nil)
  }

  func value(of key: Key, _ make: () -> Value) -> Value {
    let slot = slots.withLock { slots in
      if let slot = slots[key] { return slot }
      let slot = Slot()
      slots[key] = slot
      return slot
    }
    return slot.value.withLock { value in
      if let value { return value }
      let fresh = make()
      value = fresh
      return fresh
    }
  }

  /// Forgets what is no longer so.
  func removeAll(where isStale: (Key) -> Bool) {
    slots.withLock { slots in
      for key in slots.keys.filter(isStale) { slots[key] = nil }
    }
  }
}
