import Foundation
import PluginAPI
import TestFolders
import Testing

@testable import Host

/// `host init` and the folder it leaves.
@Suite struct InitTests {
    private let host = Program("host")

    /// A folder with the sample in it, as if it had been made before, and no configuration.
    private func folder() throws -> String {
        let folder = try SampleFolder.workspace("")
        try FileManager.default.removeItem(atPath: folder + "/config.yaml")
        return folder
    }

    private static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test(arguments: Starter.all)
    func `every example runs right away`(starter: Starter) throws {
        let folder = try folder()

        let result = try host.run(["init", "--example", starter.name], in: folder)
        let validated = try host.run(["validate", "--strict"], in: folder, environment: Self.messenger)
        let status =
            try starter.needsSample
            ? host.run(["run"], in: folder, environment: Self.messenger).status : statusOfLiveRun(in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("  config.yaml         written\n"), "\(result.output)")
        #expect(result.output.hasSuffix("  host validate\n  host run\n"))
        #expect(validated.status == 0, "\(validated.errors)")
        #expect(status == 0)
        #expect(try Self.text(folder + "/.gitignore") == ".env\nvar/\n")
        #expect(try Self.text(folder + "/maedup.schema.json").contains("json-schema.org/draft/2020-12"))
        let hasVariables = starter.source.contains("${")
        #expect(FileManager.default.fileExists(atPath: folder + "/.env") == hasVariables)
    }

    /// What a person has to write into `.env` for an example that writes to phones; nobody listens there.
    private static let messenger = [
        "TELEGRAM_BOT_TOKEN": "123456789:AAE7-made-up-key-of-a-bot", "TELEGRAM_CHAT_ID": "1", "TELEGRAM_CHAT_ID_2": "2",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
    ]

    /// Ends a run once all its parts run.
    private func statusOfLiveRun(in folder: String) throws -> Int32 {
        let (process, _, _) = try host.start(["run"], in: folder, environment: Self.messenger)
        var status = try host.run(["status"], in: folder, environment: Self.messenger)
        while status.status != 0, process.isRunning {
            status = try host.run(["status"], in: folder, environment: Self.messenger)
        }
        #expect(status.output.contains("running (pid \(process.processIdentifier)"), "\(status.output)\(status.errors)")
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test func `a new folder is made, with the sample day where it is replayed`() throws {
        let folder = try RunFolder.newFolder()

        let result = try host.run(["init", "my bots/first", "--example", "replay-a-day"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("  cd my bots/first\n"))
        for name in ["krx-2026-11-20.rec", "daily-bars.csv", "instruments.csv"] {
            let path = "/var/sample/\(name)"
            #expect(
                FileManager.default.contentsEqual(
                    atPath: "\(folder)/my bots/first\(path)",
                    andPath: SampleFolder.path + path
                )
            )
        }
    }

    @Test func `a configuration that is there stays, and nothing is written`() throws {
        let folder = try SampleFolder.workspace("mine")

        let result = try host.run(["init", "--example", "default"], in: folder)

        #expect(result.status == 2)
        #expect(result.errors.contains("'config.yaml' is there already"))
        #expect(try Self.text(folder + "/config.yaml") == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["config.yaml", "var"])
    }

    @Test(arguments: [(["init"], "nobody to ask"), (["init", "--example", "defualt"], "did you mean 'default'?")])
    func `without a terminal an example has to be chosen, one that exists`(arguments: [String], words: String) throws {
        let folder = try folder()

        let result = try host.run(arguments, in: folder)

        #expect(result.status == 2)
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["var"])
    }

    @Test func `the examples are listed with what they do`() throws {
        let english = try host.run(["init", "--list"], in: SampleFolder.path)
        let korean = try host.run(["init", "--list", "--lang", "ko"], in: SampleFolder.path)

        for starter in Starter.all {
            #expect(english.output.contains("\(starter.summary.en)\n"))
            #expect(korean.output.contains("\(starter.summary.ko)\n"))
        }
        #expect(english.output.contains("next: host init --example default"))
    }

    // MARK: - What is there

    private static let secretive =
        "version: 1\nsinks: { a: { b: { token: '${FIRST_TOKEN}', key: '${SECOND_KEY:-}' } } }\n"

    private func write(in folder: String) throws -> [StarterFolder.Entry] {
        try StarterFolder(path: folder).write(Self.secretive, schema: "{}", needsSample: false, language: .en)
    }

    @Test func `secrets get a file that only its owner may read`() throws {
        let folder = try folder()

        let entries = try write(in: folder)

        #expect(entries.map(\.name) == ["config.yaml", "maedup.schema.json", ".env", ".gitignore"])
        #expect(entries.allSatisfy { $0.outcome == .written })
        #expect(try Self.text(folder + "/.env").hasSuffix("\nFIRST_TOKEN=\nSECOND_KEY=\n"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/.env")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `what is there is kept, and what it lacks is said`() throws {
        let folder = try folder()
        try Data("FIRST_TOKEN=mine\n".utf8).write(to: URL(filePath: folder + "/.env"))
        try Data(".build\nvar/".utf8).write(to: URL(filePath: folder + "/.gitignore"))
        try Data("old".utf8).write(to: URL(filePath: folder + "/maedup.schema.json"))

        let entries = try write(in: folder)
        let report = StarterReport(entries: entries, directory: "bot", variables: ["FIRST_TOKEN"]).text(in: .en)

        #expect(entries.map(\.outcome) == [.written, .kept, .lacks(["SECOND_KEY"]), .extended])
        #expect(try Self.text(folder + "/.env") == "FIRST_TOKEN=mine\n")
        #expect(try Self.text(folder + "/.gitignore") == ".build\nvar/\n.env\n")
        #expect(try Self.text(folder + "/maedup.schema.json") == "old")
        #expect(
            report == """
                ✔ All is ready to begin.

                  config.yaml         written
                  maedup.schema.json  was there and stays as it is
                  .env                was there and stays as it is; put in: SECOND_KEY
                  .gitignore          was there and got lines at its end

                next:
                  cd bot
                  # fill in the values of .env, then
                  host validate
                  host run

                """
        )
    }

    @Test func `a folder that nobody may write is an error that names it`() throws {
        let status = #expect(throws: StarterProblem.self) { try write(in: "/proc/nothing") }?.status(in: .en)

        #expect(status?.code == 5)
        #expect(status?.message?.contains("'/proc/nothing' cannot be written") == true)
    }
}
