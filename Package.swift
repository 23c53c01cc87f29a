// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "bayplan",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "bayplan", targets: ["bayplan"]),
    // For Fuzzing, a package of its own.
    .library(
      name: "BayplanModules",
      targets: [
        "CEL", "ControlPlane", "Expectations", "Grammar", "Harness", "Input", "Kinds", "Kubernetes", "Loading",
        "Parallel",
        "Report", "Scheduler", "SourceText", "Symbols", "Validation", "Versions", "WhatIf", "YAML",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.4.0")
  ],
  targets: [
    // Input: bytes -> node tree with positions.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Symbols"),
    .target(name: "SourceText"),
    // Threads.
    .target(name: "Parallel"),
    // Which Kubernetes is played, and what differs from release to release.
    .target(name: "Versions", dependencies: ["SourceText"]),
    .target(name: "YAML", dependencies: ["CLibYAML", "SourceText", "Symbols"]),

    // Meaning: node tree -> typed objects -> decisions.
    .target(name: "Kinds", dependencies: ["SourceText", "Symbols", "YAML"]),
    .target(name: "Kubernetes", dependencies: ["Kinds", "SourceText", "Symbols", "Versions", "YAML"]),
    // How bayplan's own documents are read, and which pods and nodes they mean.
    .target(name: "Grammar", dependencies: ["Kubernetes", "SourceText", "Symbols", "YAML"]),
    .target(name: "CEL", dependencies: ["Kubernetes", "SourceText", "Symbols", "YAML"]),
    .target(name: "Validation", dependencies: ["CEL", "Kinds", "Kubernetes", "SourceText", "Symbols", "YAML"]),
    .target(name: "Store", dependencies: ["Kinds", "Kubernetes", "SourceText", "Symbols", "YAML"]),
    .target(
      name: "APIServer",
      dependencies: ["CEL", "Kinds", "Kubernetes", "SourceText", "Store", "Symbols", "Validation", "Versions", "YAML"]),
    .target(name: "Controllers", dependencies: ["Kubernetes", "SourceText", "Store", "Symbols", "Versions"]),
    .target(name: "Network", dependencies: ["Symbols", "YAML"]),
    .target(name: "Scheduler", dependencies: ["CEL", "Kubernetes", "SourceText", "Symbols", "Versions"]),
    .target(
      name: "ControlPlane",
      dependencies: ["APIServer", "Kubernetes", "Scheduler", "SourceText", "Symbols", "Validation", "Versions"]),
    .target(
      name: "WhatIf", dependencies: ["ControlPlane", "Kubernetes", "Scheduler", "SourceText", "Symbols", "YAML"]),
    .target(name: "CProcess"),
    .target(name: "Input", dependencies: ["CProcess", "SourceText"]),
    .target(
      name: "Loading", dependencies: ["Input", "Kubernetes", "Parallel", "SourceText", "Symbols", "Validation", "YAML"]),

    // Use: decisions -> reports, verdicts.
    .target(
      name: "Report",
      dependencies: [
        "CEL", "ControlPlane", "Kubernetes", "Scheduler", "SourceText", "Store", "Symbols", "Validation", "Versions",
        "WhatIf", "YAML",
      ],
      resources: [.embedInCode("HTML/Page")]),
    .target(name: "Snapshot", dependencies: ["Kinds", "Kubernetes", "Report", "SourceText", "Symbols", "YAML"]),
    .target(
      name: "Expectations",
      dependencies: [
        "APIServer", "ControlPlane", "Grammar", "Kubernetes", "Scheduler", "SourceText", "Symbols", "Versions", "YAML",
      ]),
    .target(
      name: "Harness",
      dependencies: [
        "ControlPlane", "Expectations", "Grammar", "Input", "Kinds", "Kubernetes", "Loading", "Parallel", "Report",
        "Scheduler", "SourceText", "Symbols", "Validation", "Versions", "YAML",
      ]),
    .target(
      name: "Lint",
      dependencies: [
        "APIServer", "ControlPlane", "Expectations", "Grammar", "Kubernetes", "Scheduler", "SourceText", "Symbols",
        "Validation", "Versions", "YAML",
      ]),
    .target(
      name: "Conformance",
      dependencies: [
        "ControlPlane", "Input", "Kubernetes", "Parallel", "Report", "Scheduler", "SourceText", "Symbols", "Versions",
        "YAML",
      ]),
    // schemas/, inside the program.
    .target(name: "CSchemas"),
    .executableTarget(
      name: "bayplan",
      dependencies: [
        "APIServer", "CEL", "CSchemas", "Conformance", "ControlPlane", "Controllers", "Expectations", "Grammar",
        "Harness",
        "Input", "Kinds", "Kubernetes", "Lint", "Loading", "Network", "Parallel", "Report", "Scheduler", "Snapshot",
        "SourceText", "Store", "Symbols", "Validation", "Versions", "WhatIf", "YAML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Built by nobody who asks for bayplan alone; see Benchmarks/README.md.
    .target(name: "CAllocator", path: "Benchmarks/Sources/CAllocator"),
    .executableTarget(
      name: "bayplan-benchmarks",
      dependencies: [
        "CAllocator", "CLibYAML", "Kubernetes", "Loading", "Parallel", "Scheduler", "SourceText", "Symbols",
        "Validation", "YAML",
      ], path: "Benchmarks/Sources/bayplan-benchmarks"),

    .target(
      name: "TestSupport", dependencies: ["Kubernetes", "SourceText", "Symbols", "YAML"], path: "Tests/TestSupport"),
    .testTarget(
      name: "APIServerTests",
      dependencies: ["APIServer", "Kinds", "SourceText", "Store", "Symbols", "Versions", "YAML"]),
    .testTarget(name: "StoreTests", dependencies: ["Kubernetes", "SourceText", "Store", "Symbols", "YAML"]),
    .testTarget(
      name: "ControllersTests", dependencies: ["Controllers", "SourceText", "Store", "Symbols", "Versions", "YAML"]),
    .testTarget(name: "NetworkTests", dependencies: ["Network", "SourceText", "Symbols", "YAML"]),
    .testTarget(name: "SymbolsTests", dependencies: ["Symbols"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "KindsTests", dependencies: ["Kinds", "SourceText", "Symbols", "TestSupport", "YAML"]),
    .testTarget(
      name: "KubernetesTests", dependencies: ["Kubernetes", "SourceText", "Symbols", "TestSupport", "YAML"]),
    .testTarget(
      name: "CELTests", dependencies: ["CEL", "Kubernetes", "Loading", "Parallel", "SourceText", "Symbols", "YAML"]),
    .testTarget(name: "ValidationTests", dependencies: ["Kinds", "SourceText", "Symbols", "Validation", "YAML"]),
    .testTarget(name: "InputTests", dependencies: ["Input"]),
    .testTarget(
      name: "LoadingTests",
      dependencies: [
        "Input", "Kinds", "Kubernetes", "Loading", "Parallel", "SourceText", "Symbols", "Validation", "YAML",
      ]),
    .testTarget(
      name: "ControlPlaneTests",
      dependencies: [
        "ControlPlane", "Kubernetes", "Scheduler", "SourceText", "Symbols", "TestSupport", "Versions",
      ]),
    .testTarget(
      name: "WhatIfTests",
      dependencies: [
        "ControlPlane", "Kubernetes", "Report", "Scheduler", "SourceText", "Symbols", "TestSupport", "WhatIf",
        "YAML",
      ]),
    .testTarget(
      name: "ExpectationsTests",
      dependencies: [
        "ControlPlane", "Expectations", "Grammar", "Kubernetes", "Scheduler", "SourceText", "Symbols", "Versions",
        "YAML",
      ]),
    .testTarget(
      name: "HarnessTests",
      dependencies: [
        "ControlPlane", "Expectations", "Grammar", "Harness", "Input", "Kubernetes", "Report", "Scheduler",
        "SourceText",
        "Symbols", "TestSupport", "Validation", "Versions", "YAML",
      ]),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "ControlPlane", "Kubernetes", "Report", "Scheduler", "SourceText", "Symbols", "TestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "LintTests",
      dependencies: ["Grammar", "Kubernetes", "Lint", "SourceText", "Validation", "Versions", "YAML"]),
    .testTarget(name: "YAMLTests", dependencies: ["SourceText", "Symbols", "YAML"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "ControlPlane", "Expectations", "Grammar", "Harness", "Input", "Kinds", "Kubernetes", "Lint", "Report",
        "Scheduler",
        "SourceText", "Symbols", "TestSupport", "Versions", "YAML", "bayplan",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Schemas"]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["Conformance", "Report", "SourceText", "Symbols", "Versions", "YAML", "bayplan"]),
    .testTarget(
      name: "SchedulerTests",
      dependencies: [
        "Conformance", "ControlPlane", "Kubernetes", "Report", "Scheduler", "SourceText", "Symbols", "Versions",
        "WhatIf", "YAML",
      ]),
    .testTarget(
      name: "SnapshotTests",
      dependencies: [
        "Conformance", "ControlPlane", "Input", "Kinds", "Kubernetes", "Lint", "Report", "Scheduler", "Snapshot",
        "SourceText", "Symbols", "WhatIf", "YAML",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "SourceText", "bayplan", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Cases"]),
  ],
  swiftLanguageModes: [.v6]
)

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
