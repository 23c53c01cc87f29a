/// Which pods of an entry make up a set, for what is said about sets.
public enum Grouping: String, CaseIterable, Sendable {
  /// Those of each workload by themselves; pods of no workload are one set.
  case workload
  /// All that the entry is about.
  case all
}
