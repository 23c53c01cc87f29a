/// How to take back what was changed, step by step, as long as someone may want to (``Scheduler/checkpoint()``).
///
/// The tables of a run share one. Each notes what undoes a change at the moment it makes it, so going back costs what was
/// touched, not what there is. Nothing is noted while no checkpoint is open.
final class Journal {
  private var undos: [() -> Void] = []
  private var marks: [Mark] = []
  private var lastNumber = 0

  /// A state to go back to.
  struct Mark: Equatable, Sendable {
    fileprivate let number: Int
    fileprivate let length: Int
  }

  /// Somebody may go back. Ask before ``note(_:)``: a step that nobody takes back need not be made.
  var isOpen: Bool { !marks.isEmpty }

  /// Keeps how a change is taken back. The changes after it are taken back before.
  func note(_ undo: @escaping () -> Void) { undos.append(undo) }

  func mark() -> Mark {
    lastNumber += 1
    let mark = Mark(number: lastNumber, length: undos.count)
    marks.append(mark)
    return mark
  }

  /// Takes back all changes since a mark, and forgets it and the marks after it.
  func goBack(to mark: Mark) {
    guard let place = marks.lastIndex(of: mark) else {
      preconditionFailure("a state is gone back to once, and not after one before it")
    }
    while undos.count > mark.length { undos.removeLast()() }
    marks.removeSubrange(place...)
  }
}
