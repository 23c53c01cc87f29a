// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "bayplan-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "bayplan", path: "..")],
  targets: [
    .target(name: "CAllocator"),
    .executableTarget(
      name: "bayplan-benchmarks",
      dependencies: ["CAllocator", .product(name: "BayplanModules", package: "bayplan")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
