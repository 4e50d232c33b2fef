// swift-tools-version: 6.3

import PackageDescription

/// What every target is built with; each feature will be the rule in a later language mode.
let testSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
]
let settings: [SwiftSetting] = testSettings + [.strictMemorySafety()]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let deques = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "maedup",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "bench", targets: ["Benchmarks"]),
        .executable(name: "draw-chart", targets: ["ChartDrawer"]),
        .executable(name: "host", targets: ["Host"]),
        .executable(name: "sample-market", targets: ["SampleMarket"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries: a module map and a header each.
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        .systemLibrary(
            name: "COpenSSL",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
        ),
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
        ),
        .systemLibrary(
            name: "CWebSockets",
            pkgConfig: "libwebsockets",
            providers: [.apt(["libwebsockets-dev"]), .brew(["libwebsockets"])]
        ),
        .systemLibrary(name: "CTLS", pkgConfig: "libssl", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        // No pkg-config: these libraries are opened when they are needed, not linked.
        .systemLibrary(name: "CPango", providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
        .systemLibrary(name: "CSpawn"),

        // One façade a library: nothing else imports the C modules.
        .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: settings),
        .target(name: "Compression", dependencies: ["CZlib", "CZstd"], swiftSettings: settings),
        .target(name: "Cipher", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(name: "Digest", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(name: "HTTP", dependencies: ["CCurl", "PluginAPI"], swiftSettings: settings),
        .target(
            name: "WebSocket",
            dependencies: ["CWebSockets", "PluginAPI", deques],
            swiftSettings: settings
        ),
        .target(name: "Files", dependencies: ["PluginAPI"], swiftSettings: settings),
        .target(name: "FrameScan", swiftSettings: settings),

        // The contract.
        .target(name: "PluginAPI", dependencies: ["YAML"], swiftSettings: settings),
        .target(name: "PluginTesting", dependencies: ["PluginAPI", "YAML"], swiftSettings: settings),

        // What is computed of bars.
        .target(name: "Indicators", dependencies: ["PluginAPI"], swiftSettings: settings),

        // Formats and clients.
        .target(name: "Recording", dependencies: ["Compression", "PluginAPI"], swiftSettings: settings),
        .target(
            name: "KIS",
            dependencies: ["Cipher", "Digest", "Files", "FrameScan", "HTTP", "PluginAPI", "WebSocket"],
            swiftSettings: settings
        ),

        .target(name: "Channels", dependencies: ["HTTP", "PluginAPI"], swiftSettings: settings),
        .target(
            name: "Telegram",
            dependencies: ["Channels", "Digest", "HTTP", "PluginAPI", "YAML"],
            swiftSettings: settings
        ),
        .target(
            name: "ChannelTesting",
            dependencies: ["LoopbackServer", "PluginAPI"],
            swiftSettings: settings
        ),

        .target(name: "Notices", dependencies: ["Digest", "PluginAPI", "YAML"], swiftSettings: settings),

        // Pictures for messages.
        .target(
            name: "Charts",
            dependencies: ["CPango", "CSpawn", "Compression", "PluginAPI"],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "ChartDrawer",
            dependencies: ["Charts", "PluginAPI"],
            swiftSettings: settings,
            // It is started for every picture, and half of its start would be loading libraries.
            linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))]
        ),

        // Plugins, registered from their folders.
        .target(
            name: "Plugins",
            dependencies: [
                "Channels", "Digest", "Files", "HTTP", "Indicators", "KIS", "LoopbackServer", "Notices", "PluginAPI",
                "Recording", "Telegram", "YAML",
            ],
            swiftSettings: settings,
            plugins: ["PluginRegistry"]
        ),
        .executableTarget(name: "RegistryGenerator", swiftSettings: settings),
        .plugin(
            name: "PluginRegistry",
            capability: .buildTool(),
            dependencies: ["RegistryGenerator"],
            path: "BuildTools/PluginRegistry"
        ),
        .plugin(
            name: "ConfigurationRegistry",
            capability: .buildTool(),
            dependencies: ["RegistryGenerator"],
            path: "BuildTools/ConfigurationRegistry"
        ),

        // The program.
        .target(
            name: "Engine",
            dependencies: ["Charts", "Digest", "Files", "Indicators", "PluginAPI", "YAML", database, deques],
            resources: [.embedInCode("Calendars/Data")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Host",
            dependencies: [
                "Charts", "Engine", "Files", "HTTP", "PluginAPI", "Plugins", "Simulator", "Telegram", "YAML",
                argumentParser,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Scaffold/Templates")],
            swiftSettings: settings,
            plugins: ["ConfigurationRegistry"]
        ),

        // Servers on this machine.
        .target(name: "LoopbackServer", dependencies: ["CTLS", "Digest"], swiftSettings: settings),

        // The synthetic market.
        .target(
            name: "Simulator",
            dependencies: ["COpenSSL", "LoopbackServer"],
            swiftSettings: settings
        ),
        .executableTarget(name: "SampleMarket", dependencies: ["Simulator", argumentParser], swiftSettings: settings),

        // Measurements, and what they are compared with.
        .target(name: "BareCurl", dependencies: ["CCurl"]),
        .target(name: "BareWebSockets", dependencies: ["COpenSSL", "CWebSockets"]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "BareCurl", "BareWebSockets", "ChannelTesting", "Charts", "Compression", "Engine", "HTTP", "KIS",
                "LoopbackServer", "PluginAPI", "Plugins", "Recording", "Simulator", "WebSocket", "YAML", argumentParser,
                database,
            ],
            swiftSettings: settings
        ),

        // Tests.
        .target(name: "TestFolders", path: "Tests/TestFolders", swiftSettings: settings),
        .target(name: "TestSockets", path: "Tests/TestSockets", swiftSettings: testSettings),
        .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: testSettings),
        .testTarget(
            name: "CompressionTests",
            dependencies: ["Compression", "TestFolders"],
            swiftSettings: testSettings
        ),
        .testTarget(name: "FilesTests", dependencies: ["Files", "TestFolders"], swiftSettings: testSettings),
        .testTarget(
            name: "HTTPTests",
            dependencies: ["HTTP", "LoopbackServer", "PluginAPI"],
            swiftSettings: testSettings
        ),
        .testTarget(name: "FrameScanTests", dependencies: ["FrameScan"], swiftSettings: testSettings),
        .testTarget(name: "PluginAPITests", dependencies: ["PluginAPI", "YAML"], swiftSettings: testSettings),
        .testTarget(
            name: "PluginTestingTests",
            dependencies: ["PluginAPI", "PluginTesting", "YAML"],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "RecordingTests",
            dependencies: ["Compression", "PluginAPI", "Recording", "TestFolders"],
            swiftSettings: testSettings
        ),
        .testTarget(name: "CipherTests", dependencies: ["Cipher"], swiftSettings: testSettings),
        .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: testSettings),
        .testTarget(
            name: "ChannelsTests",
            dependencies: ["Channels", "HTTP", "LoopbackServer", "PluginAPI", "PluginTesting"],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "NoticesTests",
            dependencies: ["Notices", "PluginAPI", "PluginTesting", "YAML"],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "KISTests",
            dependencies: ["Files", "KIS", "LoopbackServer", "PluginAPI", "PluginTesting", "Simulator", "TestFolders"],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "PluginsTests",
            dependencies: [
                "ChannelTesting", "Channels", "Digest", "Files", "HTTP", "Indicators", "KIS", "LoopbackServer",
                "Notices",
                "PluginAPI", "PluginTesting", "Plugins", "Recording", "Simulator", "Telegram", "TestFolders",
                "TestSockets", "YAML",
            ],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Charts", "Digest", "Engine", "PluginAPI", "PluginTesting", "TestFolders", "YAML", database,
            ],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "HostTests",
            dependencies: [
                "ChannelTesting", "Charts", "Engine", "Files", "HTTP", "Host", "LoopbackServer", "PluginAPI",
                "PluginTesting", "Plugins", "SampleMarket", "Simulator", "Telegram", "TestFolders", "YAML",
                argumentParser, database,
            ],
            exclude: ["Golden/Cases"],
            // The generated parts among them are built as strictly as any plugin.
            swiftSettings: settings
        ),
        .testTarget(
            name: "LoopbackServerTests",
            dependencies: ["Digest", "LoopbackServer", "TestSockets"],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "WebSocketTests",
            dependencies: ["LoopbackServer", "PluginAPI", "WebSocket"],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "ChartsTests",
            dependencies: ["Charts", "Compression", "PluginAPI", "PluginTesting"],
            swiftSettings: testSettings
        ),
        .testTarget(name: "SimulatorTests", dependencies: ["Simulator"], swiftSettings: testSettings),
    ],
    swiftLanguageModes: [.v6]
)
