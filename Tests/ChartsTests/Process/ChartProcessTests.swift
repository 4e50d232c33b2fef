import Foundation
import PluginAPI
import Testing

@testable import Charts

/// The scripts stand in for the program that draws; each is a real process.
@Suite(.serialized) struct ChartProcessTests {
    private static let chart = SampleChart.rich()
    private let folder = TestFolder()

    @Test func `the picture that the program gives comes back with what it said`() async throws {
        let picture = try Self.chart.png().bytes
        try folder.write(picture, "picture")

        let drawn = try await drawing("cat > input; cat picture; echo 'host: a\tnote' >&2").png(of: Self.chart)

        #expect(drawn.bytes == picture)
        #expect(drawn.note == "a note")
        #expect(try folder.bytes("input") == Self.chart.json())
    }

    @Test func `a program that does not listen may answer all the same`() async throws {
        let picture = try Self.chart.png().bytes
        try folder.write(picture, "picture")
        // More than a way to a process holds, so that it is still being sent when the program stops listening.
        let chart = Chart(bars: SampleChart.days(Array(1...2_000)))

        let drawn = try await drawing("exec 0<&-; cat picture").png(of: chart)

        #expect(drawn.bytes == picture)
    }

    @Test func `the program is told the language, and nothing of the chart is in its arguments`()
        async throws
    {
        _ = try? await drawing("echo \"$@\" > arguments").png(of: Self.chart)

        #expect(try folder.text("arguments") == "--lang ko\n")
    }

    @Test func `of the environment only what finds fonts and libraries is passed on`() async throws {
        setenv("MAEDUP_TEST_SECRET", "hidden", 1)
        defer { unsetenv("MAEDUP_TEST_SECRET") }

        _ = try? await drawing("/usr/bin/env > environment").png(of: Self.chart)

        let names = try folder.text("environment").split(separator: "\n").map { $0.prefix { $0 != "=" } }
        // A shell sets some of its own.
        let allowed = ["PWD", "SHLVL", "OLDPWD", "_", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH"]
        #expect(
            names.allSatisfy { allowed.contains(String($0)) || $0.hasPrefix("XDG_") || $0.hasPrefix("FONTCONFIG_") }
        )
    }

    @Test func `the program has its standard files and no other`() async throws {
        let open = try FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
        _ = fcntl(open.fileDescriptor, F_SETFD, 0)

        _ = try? await drawing("ls /proc/self/fd > files; true").png(of: Self.chart)

        // The last one is the folder that is being listed.
        #expect(try folder.text("files") == "0\n1\n2\n3\n")
    }

    @Test(arguments: [
        ("exit 3", ChartError.ended(status: 3, words: "")),
        ("echo 'host: no font' >&2; exit 5", .ended(status: 5, words: "no font")),
        ("kill -SEGV $$", .ended(status: 139, words: "")),
        ("cat > /dev/null; echo '<html>'", .noPicture),
        ("exit 0", .noPicture),
        (#"printf '\211PNG\r\n\032\n half of a picture'"#, .noPicture),
        ("yes", .noPicture),
    ])
    func `a program that fails costs the picture and says why`(script: String, error: ChartError) async throws {
        await #expect(throws: error) { try await drawing(script).png(of: Self.chart) }

        try await expectNoProcess()
    }

    @Test(arguments: [
        "sleep 600", "sleep 600 & wait", "exec >&- 2>&-; sleep 600", "trap '' TERM; cat > /dev/null; sleep 600",
    ])
    func `a program that hangs is killed at its deadline with all that it started`(script: String) async throws {
        let clock = ContinuousClock()
        let start = clock.now

        await #expect(throws: ChartError.late) {
            try await drawing(script, ChartProcess.Limits(time: .milliseconds(200))).png(of: Self.chart)
        }

        #expect(clock.now - start < .seconds(5))
        try await expectNoProcess()
    }

    @Test func `a program that is not there is told`() async {
        let process = ChartProcess(program: folder.path + "/none")

        await #expect(throws: ChartError.notStarted(code: ENOENT)) { try await process.png(of: Self.chart) }
    }

    @Test(arguments: [true, false])
    func `the small program beside another one draws, else that one itself`(isBeside: Bool) async throws {
        try folder.write(Self.chart.png().bytes, "picture")
        for name in isBeside ? ["host", "draw-chart"] : ["host"] {
            try folder.write(
                Array("#!/bin/sh\ncd '\(folder.path)'; echo \(name) \"$@\" > said; cat picture".utf8),
                name
            )
            chmod(folder.path + "/" + name, 0o755)
        }
        // As a program is installed: a link in a folder of the search path.
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link",
            withDestinationPath: folder.path + "/host"
        )

        _ = try await ChartProcess(besides: folder.path + "/link", limits: .init(time: .seconds(30))).png(
            of: Self.chart
        )

        #expect(try folder.text("said") == (isBeside ? "draw-chart --lang ko\n" : "host chart --lang ko\n"))
    }

    @Test func `a chart that cannot be drawn starts nothing`() async {
        await #expect(throws: ChartError.refused(.noBars)) {
            try await drawing("touch started").png(of: Chart(bars: []))
        }

        #expect(!FileManager.default.fileExists(atPath: folder.path + "/started"))
    }

    @Test func `who is cancelled waits no longer and leaves no process`() async throws {
        let process = try drawing("sleep 600", ChartProcess.Limits(time: .seconds(60)))
        let task = Task { try await process.png(of: Self.chart) }
        while !FileManager.default.fileExists(atPath: folder.path + "/pid") { await Task.yield() }

        task.cancel()

        await #expect(throws: ChartError.cancelled) { try await task.value }
        try await expectNoProcess()
    }

    @Test func `no more are drawn at once than may be, others wait for their turn, and too many are refused`()
        async throws
    {
        try folder.write(Self.chart.png().bytes, "picture")
        // A process that finds another one at work leaves a word.
        let script = "mkdir lock || touch together; cat > /dev/null; cat picture; rmdir lock"
        let process = try drawing(script, ChartProcess.Limits(time: .seconds(60), processes: 1, waiting: 3))

        let outcomes = await withTaskGroup(of: Result<DrawnPicture, ChartError>.self) { group in
            for _ in 0..<12 { group.addTask { await Self.outcome(process) } }
            return await group.reduce(into: []) { $0.append($1) }
        }

        let errors = outcomes.compactMap { if case .failure(let error) = $0 { error } else { nil } }
        #expect(errors.allSatisfy { $0 == .busy })
        #expect(outcomes.count - errors.count >= 4)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/together"))
    }

    @Test func `nothing stays open however it ends`() async throws {
        let scripts = ["exit 0", "exit 1", "echo x", "sleep 600"]
        let processes = try scripts.map { try drawing($0, ChartProcess.Limits(time: .milliseconds(30))) }
        let before = try Self.openFiles()

        for index in 0..<120 { _ = await Self.outcome(processes[index % 4]) }

        // Others open files meanwhile, but not as many as these would leave.
        #expect(try Self.openFiles() - before < 60)
    }

    // MARK: - Helpers

    private func drawing(_ script: String, _ limits: ChartProcess.Limits = .init(time: .seconds(30))) throws
        -> ChartProcess
    {
        let whole = "cd '\(folder.path)'; echo $$ > pid.new; mv pid.new pid\n\(script)\n"
        return ChartProcess(program: "/bin/sh", arguments: ["-c", whole, "sh"], limits: limits)
    }

    private static func outcome(_ process: ChartProcess) async -> Result<DrawnPicture, ChartError> {
        do throws(ChartError) {
            return .success(try await process.png(of: chart))
        } catch {
            return .failure(error)
        }
    }

    /// The last process is gone and not even a zombie, and nothing that it started runs on.
    private func expectNoProcess() async throws {
        let text = try folder.text("pid").trimmingCharacters(in: .whitespacesAndNewlines)
        let process = try #require(Int32(text))
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(10)
        // The answer may come before what is left is taken away.
        while kill(process, 0) == 0, clock.now < deadline { try await Task.sleep(for: .milliseconds(1)) }
        #expect(kill(process, 0) == -1 && errno == ESRCH)
        #expect(try Self.running(inGroup: process).isEmpty)
    }

    /// The processes of a group, without those that have ended and that the system has yet to take away.
    private static func running(inGroup group: Int32) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
            guard Int32(name) != nil, let stat = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8)
            else {
                return false
            }
            // Behind the name, which may hold anything, stand the state, the parent and the group.
            let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
            return fields.count > 3 && fields[3] == "\(group)" && fields[1] != "Z"
        }
    }

    private static func openFiles() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
}

/// A folder that is gone with the test.
private final class TestFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "maedup-charts-\(UUID().uuidString)")
            .path(percentEncoded: false)
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(filePath: path + "/" + name))
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path + "/" + name))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
