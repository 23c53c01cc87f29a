import Symbols
import YAML

extension PodSecurityCheck {
  /// Kernel parameters that reach beyond the pod.
  static let sysctls = PodSecurityCheck(
    "sysctls", .baseline,
    zip([0, 27, 29, 32, 37], safe).map { since, added in
      let allowed = Set(safe.prefix(while: { $0 != added }).flatMap { $0 } + added)
      return (since: since, judge: { forbidden($0, but: allowed) })
    })

  /// What each of those versions added.
  private static let safe = [
    [
      "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
      "net.ipv4.ping_group_range", "net.ipv4.tcp_syncookies",
    ],
    ["net.ipv4.ip_local_reserved_ports"],
    [
      "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
      "net.ipv4.tcp_keepalive_time",
    ],
    ["net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"],
    ["net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_slow_start_after_idle"],
  ]

  private static func forbidden(_ pod: PodSecuritySubject, but allowed: Set<String>) -> PodSecurityViolation? {
    let names = (pod.context?.listed("sysctls") ?? []).compactMap { $0.given("name") }
      .filter { !allowed.contains($0.text) }
    if names.isEmpty { return nil }
    return PodSecurityViolation(
      "forbidden sysctls", names.map(\.text).joined(separator: ", "), at: names.map(\.position))
  }
}
