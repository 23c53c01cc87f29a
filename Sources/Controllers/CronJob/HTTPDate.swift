import Store

/// Times as events write them: `Sun, 29 Nov 2026 12:00:00 UTC`.
enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func text(_ moment: Moment) -> String {
    let text = moment.text
    let digits = text.split { "-T:Z".contains($0) }
    // Days before 1970 are counted down.
    let days = moment.seconds / 86_400 - (moment.seconds % 86_400 < 0 ? 1 : 0)
    let day = (days % 7 + 7) % 7
    let month = months[(Int(digits[1]) ?? 1) - 1]
    return "\(Self.days[Int(day)]), \(digits[2]) \(month) \(digits[0]) \(digits[3]):\(digits[4]):\(digits[5]) UTC"
  }
}
