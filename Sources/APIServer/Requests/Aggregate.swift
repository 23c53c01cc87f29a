/// Errors put together as the server tells them: one as it is, several as `[a, b]`, equal ones once.
func aggregate(_ messages: [String]) -> String {
  var seen: Set<String> = []
  let distinct = messages.filter { seen.insert($0).inserted }
  return distinct.count == 1 ? distinct[0] : "[\(distinct.joined(separator: ", "))]"
}
