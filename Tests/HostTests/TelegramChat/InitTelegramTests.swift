import Foundation
import LoopbackServer
import Testing

@testable import Host

/// `host init --telegram` as a person uses it.
@Suite(.timeLimit(.minutes(2))) struct InitTelegramTests {
    private let host = Program("host")
    private let ann = BotServer.updates(BotServer.message(from: 77, name: "Ann"))
    private let several = BotServer.updates(
        BotServer.message(from: 77, name: "Ann \(BotServer.token)"),
        BotServer.message(in: -20, "group", title: "Club")
    )

    /// A folder with a configuration, and with an `.env` unless there is no text for it.
    private func folder(env: String? = "TELEGRAM_BOT_TOKEN=\(BotServer.token)\n") throws -> String {
        let folder = try SampleFolder.workspace("mine")
        if let env { try Data(env.utf8).write(to: URL(filePath: folder + "/.env")) }
        return folder
    }

    private func run(_ server: BotServer, in folder: String, _ more: String..., language: String = "en_US.UTF-8")
        async throws -> Program.Result
    {
        try await server.whileServing { url in
            try host.run(["init", "--telegram", "--api-url", url] + more, in: folder, language: language)
        }
    }

    private static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func `where there is a configuration the .env alone gets the chat`() async throws {
        let folder = try folder()

        let result = try await run(BotServer([ann]), in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(try Self.text(folder + "/.env") == "TELEGRAM_BOT_TOKEN=\(BotServer.token)\nTELEGRAM_CHAT_ID=77\n")
        #expect(try Self.text(folder + "/config.yaml") == "mine")
        #expect(try Self.text(folder + "/.gitignore") == ".env\nvar/\n")
        #expect(result.errors.contains("Send any message to @knot_bot in Telegram"))
        #expect(
            result.output == """
                ✔ The chat is found: private chat Ann (77)

                  .env        was there and got lines at its end
                  .gitignore  written

                Configurations that name '${TELEGRAM_BOT_TOKEN}' and '${TELEGRAM_CHAT_ID}' get these values.

                """
        )
    }

    @Test func `a new configuration and its chat come in one go`() async throws {
        let folder = try folder()
        try FileManager.default.removeItem(atPath: folder + "/config.yaml")

        let result = try await run(BotServer([ann]), in: folder, "--example", "default", language: "ko_KR.UTF-8")

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("시작할 준비가 되었습니다"))
        #expect(result.output.contains("✔ 채팅을 찾았습니다: 개인 채팅 Ann (77)\n"))
        #expect(result.errors.contains("@knot_bot 봇에게 아무 메시지나 보내세요"))
        #expect(try Self.text(folder + "/.env").hasSuffix("\nTELEGRAM_CHAT_ID=77\n"))
    }

    @Test func `without a token and without a terminal nothing is asked and nothing is written`() async throws {
        let folder = try folder(env: nil)
        try FileManager.default.removeItem(atPath: folder + "/config.yaml")
        let server = BotServer([ann])

        let result = try await run(server, in: folder, "--example", "default")

        #expect(result.status == 2)
        #expect(result.errors.contains("there is no bot token; type it on a terminal"))
        #expect(server.asked.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["var"])
    }

    @Test func `several chats are shown, and without a terminal none is taken`() async throws {
        let folder = try folder()

        let result = try await run(BotServer([several]), in: folder)

        #expect(result.status == 6)
        #expect(result.errors.contains("there are several chats and none was chosen"))
        #expect(result.errors.contains("\n  -20  group Club\n  77  private chat Ann ••••"), "\(result.errors)")
        #expect(try Self.text(folder + "/.env") == "TELEGRAM_BOT_TOKEN=\(BotServer.token)\n")
    }

    @Test func `a chat that is there already stays and is said`() async throws {
        let before = "TELEGRAM_CHAT_ID=5\nTELEGRAM_BOT_TOKEN=\(BotServer.token)\n"
        let folder = try folder(env: before)

        let result = try await run(BotServer([ann]), in: folder)

        #expect(result.status == 6)
        #expect(result.errors.contains("'.env' has another value already and stays as it is: TELEGRAM_CHAT_ID"))
        #expect(result.errors.contains("private chat Ann (77)"))
        #expect(try Self.text(folder + "/.env") == before)
    }

    @Test func `a token that the service does not know is said without being shown`() async throws {
        let refusal = BotServer.failure(401, "Unauthorized: \(BotServer.token)")
        let folder = try folder()

        let result = try await run(BotServer([ann], profile: refusal), in: folder)

        #expect(result.status == 6)
        #expect(result.errors.contains("Telegram does not know this token"))
        #expect(!(result.output + result.errors).contains(BotServer.token))
    }

    @Test(
        arguments: [
            (["--telegram", "--wait", "0"], "seconds from 1 to 600"),
            (["--telegram", "--api-url", "https://example.com"], "to a server on this machine"),
            (["--example", "default", "--wait", "5"], "go with '--telegram'"),
        ]
    )
    func `wrong options are told before anything happens`(options: [String], words: String) throws {
        let folder = try folder()

        let result = try host.run(["init"] + options, in: folder)

        #expect(result.status == 2)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    // MARK: - On a terminal

    @Test func `on a terminal the token is typed unseen and one of the chats is chosen`() async throws {
        let folder = try folder(env: nil)
        let terminal = try PseudoTerminal()

        let (status, said, output) = try await BotServer([several]).whileServing { url in
            let (process, output, errors) = try host.start(
                ["init", "--telegram", "--api-url", url],
                in: folder,
                terminal: terminal.line
            )
            var said = try Self.read(errors, until: "not shown): ")
            try terminal.enter("no token")
            said += try Self.read(errors, until: "not shown): ")
            try terminal.enter(BotServer.token)
            said += try Self.read(errors, until: "number [1]: ")
            try terminal.enter("2")
            let rest = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, said, String(decoding: rest, as: UTF8.self))
        }

        let screen = terminal.screen()
        #expect(status == 0, "\(said)\(output)")
        #expect(screen.contains("2") && !screen.contains("token") && !screen.contains("AAE7"), "\(screen)")
        #expect(said.contains("  1) -20    group Club\n  2) 77     private chat Ann ••••\n  3) again  "), "\(said)")
        #expect(output.contains("private chat Ann •••• (77)"))
        let written = try Self.text(folder + "/.env")
        #expect(written.hasSuffix("\nTELEGRAM_BOT_TOKEN=\(BotServer.token)\nTELEGRAM_CHAT_ID=77\n"))
    }

    /// What comes until a text has come, or nothing comes any more.
    private static func read(_ pipe: Pipe, until words: String) throws -> String {
        var text = ""
        while !text.contains(words) {
            let data = pipe.fileHandleForReading.availableData
            try #require(!data.isEmpty, "\(text)")
            text += String(decoding: data, as: UTF8.self)
        }
        return text
    }
}
