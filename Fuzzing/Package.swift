// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that ordinary builds pay nothing for it. See README.md.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "bayplan-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "bayplan", path: "..")],
  targets: [
    .target(name: "CFuzzer"),
    .target(
      name: "FuzzTargets", dependencies: [.product(name: "BayplanModules", package: "bayplan")], swiftSettings: settings
    ),
    .executableTarget(name: "bayplan-fuzz", dependencies: ["CFuzzer", "FuzzTargets"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
