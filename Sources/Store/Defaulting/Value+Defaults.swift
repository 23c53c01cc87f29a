import Symbols

extension Value {
  /// Fills in what the API server fills in when it reads an object of a kind that controllers work on, and what it writes
  /// even if it is empty. An object of any other kind stays as it is.
  public mutating func applyDefaults() {
    WorkloadDefaults.fill[self["kind"].symbol]?(&self)
  }
}
