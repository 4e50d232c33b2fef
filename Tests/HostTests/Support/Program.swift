import Foundation
import TestFolders
import Testing

/// A program of this package, run as a user would.
struct Program {
    /// What a program left behind.
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    private let path: String

    /// A program that was built beside the tests.
    init(_ name: String) {
        path = Self.path(of: name)
    }

    /// Where a program is that was built beside the tests.
    static func path(of name: String) -> String {
        let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        return folder.appending(path: name).path(percentEncoded: false)
    }

    /// Runs it to its end in a folder.
    func run(
        _ arguments: [String],
        in directory: String,
        language: String = "en_US.UTF-8",
        input: String? = nil,
        environment: [String: String] = [:]
    ) throws -> Result {
        let (process, output, errors) = try start(
            arguments,
            in: directory,
            language: language,
            input: input,
            environment: environment
        )
        let result = Result(
            status: 0,
            output: String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self),
            errors: String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        )
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: result.output, errors: result.errors)
    }

    /// Starts it in a folder, with a text or a terminal as its standard input.
    func start(
        _ arguments: [String],
        in directory: String,
        language: String = "en_US.UTF-8",
        input: String? = nil,
        terminal: FileHandle? = nil,
        environment: [String: String] = [:]
    ) throws -> (process: Process, output: Pipe, errors: Pipe) {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = ["LANG": language, "HOME": directory, "PATH": "/usr/bin:/bin"]
            .merging(environment) { $1 }
        let pipes = (output: Pipe(), errors: Pipe())
        process.standardOutput = pipes.output
        process.standardError = pipes.errors
        let source = Pipe()
        process.standardInput = source
        if let terminal { process.standardInput = terminal }
        try process.run()
        try source.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
        try source.fileHandleForWriting.close()
        return (process, pipes.output, pipes.errors)
    }
}

/// A folder with the sample market in it, made once for all tests.
enum SampleFolder {
    static let path: String = {
        do {
            let path = try RunFolder.newFolder()
            let result = try Program("sample-market").run(["var/sample"], in: path)
            guard result.status == 0 else { preconditionFailure(result.errors) }
            return path
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// A fresh folder, kept until all tests have ended, with a configuration and, by a link, the sample.
    static func workspace(_ configuration: String) throws -> String {
        let folder = try RunFolder.newFolder()
        try FileManager.default.createDirectory(atPath: folder + "/var", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/var/sample",
            withDestinationPath: path + "/var/sample"
        )
        try Data(configuration.utf8).write(to: URL(filePath: folder + "/config.yaml"))
        return folder
    }
}

/// The files of this project.
enum Project {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }

    /// The texts of all Swift files under a folder, by path.
    static func sources(under folder: String) throws -> [String: String] {
        let paths = try FileManager.default.subpathsOfDirectory(
            atPath: root.appending(path: folder).path(percentEncoded: false)
        )
        let names = paths.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try text($0)) })
    }
}
