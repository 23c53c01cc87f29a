import Kubernetes
import SourceText

/// When a CronJob makes Jobs.
extension RuleSet {
  mutating func scheduleText(_ schedule: Field, hasZone: Bool) {
    let text = schedule.text
    guard text.contains("TZ") else {
      if let problem = CronSchedule.problem(text) { invalid(schedule, nil, problem) }
      return
    }
    // One that had its zone there may keep it.
    if old?["spec"]["schedule"].text.contains("TZ") == true {
      if hasZone { invalid(schedule, nil, "cannot use both timeZone field and TZ or CRON_TZ in schedule") }
    } else {
      invalid(schedule, nil, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")
    }
  }

  mutating func timeZone(_ zone: Field) {
    let text = zone.text
    if text.isEmpty { return invalid(zone, nil, "timeZone must be nil or non-empty string") }
    let isName = text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      part != "." && part != ".." && !part.hasPrefix("-") && (1...14).contains(part.utf8.count)
        && part.unicodeScalars.allSatisfy { scalar in
          scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
              || ".-_+".unicodeScalars.contains(scalar))
        }
    }
    if !isName { return invalid(zone, nil, "unknown time zone \(text)") }
    if text.lowercased() == "local" {
      invalid(zone, nil, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones")
      if text == "Local" { return }
    }
    if !TimeZoneNames.contains(text) { invalid(zone, nil, "unknown time zone \(text)") }
  }
}
