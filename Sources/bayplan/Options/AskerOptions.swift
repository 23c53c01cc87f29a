import APIServer
import ArgumentParser

/// Who asks.
struct AskerOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who asks: a user's name. Default: an administrator, who may do everything.", valueName: "user"))
  var user: String?

  @Option(
    name: .customLong("as-group"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A group that the user of --as is in, beside system:authenticated. May be repeated.", valueName: "group"))
  var groups: [String] = []

  @Option(
    name: .customLong("as-service-account"),
    help: ArgumentHelp("Who asks: a service account, with its groups.", valueName: "namespace/name"))
  var serviceAccount: String?

  var isGiven: Bool { user != nil || serviceAccount != nil }

  /// - Throws: what is wrong with the flags.
  func who() throws -> User {
    if let serviceAccount {
      if user != nil { throw ValidationError("give one of --as and --as-service-account: they both say who asks.") }
      if !groups.isEmpty {
        throw ValidationError("a service account's groups follow from its name: leave out --as-group, or use --as.")
      }
      let parts = serviceAccount.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError(
          "'\(serviceAccount)' names no service account (--as-service-account): write namespace/name.")
      }
      return .serviceAccount(parts[1], in: parts[0])
    }
    guard let user else {
      if !groups.isEmpty {
        throw ValidationError("--as-group says of which groups the user of --as is: give --as too.")
      }
      return .administrator
    }
    if user.isEmpty { throw ValidationError("the user (--as) is empty.") }
    return .authenticated(user, groups: groups)
  }
}
