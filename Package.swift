// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same bar; dependencies keep their own settings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

/// A library, with the rooms below it that it may import.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one room, which share the seeded generators, tolerances and naive oracles of `TestSupport`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, swiftSettings: strict)
}

let package = Package(
  name: "copgraph",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "copgraph", targets: ["copgraph"]),
    .library(name: "Numbers", targets: ["Numbers"]),
    .library(name: "GraphCore", targets: ["GraphCore"]),
    .library(name: "GraphMeasures", targets: ["GraphMeasures"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "InteractionLogs", targets: ["InteractionLogs"]),
    .library(name: "MemberNetworks", targets: ["MemberNetworks"]),
    .library(name: "CommunityInsights", targets: ["CommunityInsights"]),
    .library(name: "NetworkDiagrams", targets: ["NetworkDiagrams"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "SyntheticCommunities", targets: ["SyntheticCommunities"]),
    .library(name: "CopgraphC", type: .dynamic, targets: ["CopgraphC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    room("Numbers"),
    .target(
      name: "GraphCore", dependencies: ["Numbers"],
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
    .target(name: "CMultiSourceKernels"),
    .target(name: "CFileSystem"),
    .target(name: "CTextScan"),
    .systemLibrary(
      name: "SystemSimdJSON", pkgConfig: "simdjson", providers: [.apt(["libsimdjson-dev"]), .brew(["simdjson"])]),
    .systemLibrary(name: "CXML", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .target(name: "CJSON", dependencies: ["SystemSimdJSON"]),
    .systemLibrary(
      name: "SystemGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"]), .brew(["gmime"])]),
    .target(name: "CMail", dependencies: ["SystemGMime"]),
    .systemLibrary(
      name: "SystemLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"]), .brew(["libical"])]),
    .target(name: "CCalendar", dependencies: ["SystemLibical"]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    room("GraphMeasures", ["GraphCore", "CMultiSourceKernels", "Numbers"]),
    room("Statistics", ["Numbers"]),
    .target(name: "CCopgraph"),
    room("CopgraphC", ["CCopgraph", "GraphCore", "GraphMeasures", "Numbers"]),
    room("SafeFiles", ["CFileSystem", .product(name: "Crypto", package: "swift-crypto")]),
    room(
      "InteractionLogs",
      ["Numbers", "CArchive", "CCalendar", "CJSON", "CMail", "CPostgreSQL", "CSQLite", "CTextScan", "CXML", "CZlib"]),
    room("MemberNetworks", ["InteractionLogs", "CTextScan", "GraphCore", "Numbers"]),
    room(
      "CommunityInsights",
      [
        "MemberNetworks", "GraphMeasures", "Statistics", "Numbers", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room("NetworkDiagrams", ["CommunityInsights", "CGraphviz", "Numbers"]),
    room(
      "Reports",
      [
        "SafeFiles", "CommunityInsights", "NetworkDiagrams", "Numbers", mustache,
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [
        .embedInCode("Documents/Templates"), .embedInCode("Documents/Script"), .embedInCode("Documents/Notebook"),
      ]),
    room("SyntheticCommunities", ["GraphCore", "Numbers"]),
    .executableTarget(
      name: "copgraph", dependencies: ["Reports", "SyntheticCommunities", "Numbers", argumentParser],
      swiftSettings: strict),

    .executableTarget(
      name: "CoreBenchmarks", dependencies: ["GraphMeasures"], path: "Benchmarks/CoreBenchmarks", swiftSettings: strict),

    .executableTarget(
      name: "FuzzInputs", dependencies: ["CommunityInsights"], path: "Tests/Fuzzing", swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["GraphCore", "Numbers", .product(name: "BigInt", package: "BigInt")],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "Numbers", [.product(name: "BigInt", package: "BigInt")]),
    tests(of: "GraphCore"),
    tests(of: "GraphMeasures", ["GraphCore", "Numbers", .product(name: "BigInt", package: "BigInt")]),
    tests(of: "Statistics", ["GraphCore"]),
    tests(of: "CopgraphC", ["CCopgraph", "GraphCore", "GraphMeasures"]),
    tests(of: "SafeFiles"),
    tests(of: "InteractionLogs", ["CArchive", "CSQLite"]),
    tests(of: "MemberNetworks"),
    tests(of: "CommunityInsights", ["SyntheticCommunities"]),
    tests(of: "NetworkDiagrams"),
    tests(of: "Reports"),
    tests(of: "SyntheticCommunities"),
    .testTarget(
      name: "CommandLineTests", dependencies: ["copgraph", "TestSupport"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
