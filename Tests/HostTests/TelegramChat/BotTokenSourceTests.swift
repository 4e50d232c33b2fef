import Foundation
import PluginAPI
import Telegram
import Testing

@testable import Host

/// Where `host init --telegram` has its token from.
@Suite struct BotTokenSourceTests {
    private static let other = "987654321:BBF8-made-up-key-of-a-bot"

    private func source(process: String? = nil, file: String? = nil) throws -> BotTokenSource {
        let folder = try SampleFolder.workspace("mine")
        if let file { try Data("TELEGRAM_BOT_TOKEN=\(file)\n".utf8).write(to: URL(filePath: folder + "/.env")) }
        return BotTokenSource(
            folder: StarterFolder(path: folder),
            language: .en,
            process: process.map { ["TELEGRAM_BOT_TOKEN": $0] } ?? [:]
        )
    }

    /// What a source that finds no token ends with, and how often it asked.
    private struct Ending {
        var code: Int32?
        var message = ""
        var asked = 0
    }

    private func ending(_ source: BotTokenSource, typed: [String]) -> Ending {
        var typed = typed
        var ending = Ending()
        do {
            _ = try source.token {
                ending.asked += 1
                return typed.isEmpty ? nil : typed.removeFirst()
            }
        } catch {
            ending.code = error.code
            ending.message = error.message ?? ""
        }
        return ending
    }

    @Test func `the environment comes before the file, and both before a person`() throws {
        let first = try source(process: Self.other, file: BotServer.token).token { nil }
        let second = try source(file: BotServer.token).token { nil }
        let third = try source(process: nil, file: "").token { "  \(BotServer.token) " }

        #expect([first, second, third].map { $0.secret.reveal() } == [Self.other, BotServer.token, BotServer.token])
    }

    @Test func `a person has three tries`() throws {
        let ending = ending(try source(), typed: ["first", "second", "third", BotServer.token])

        #expect(ending.asked == 3)
        #expect(ending.code == 2)
        #expect(ending.message.contains("what was typed is no bot token"))
        #expect(!ending.message.contains("third"))
    }

    @Test func `no answer ends the questions`() throws {
        let ending = ending(try source(), typed: [])

        #expect(ending.asked == 1)
        #expect(ending.message.contains("there is no bot token"))
    }

    @Test func `a variable that is no token is told and not shown`() throws {
        let ending = ending(try source(process: "s3cret"), typed: [BotServer.token])

        #expect(ending.asked == 0)
        #expect(ending.code == 2)
        #expect(ending.message.contains("the value of 'TELEGRAM_BOT_TOKEN' is no bot token"))
        #expect(!ending.message.contains("s3cret"))
    }

    @Test(
        arguments: [
            ("1:a\n", "1:a"), ("1:b\u{7F}a\r", "1:a"), ("oops\u{15}1:a\n", "1:a"), ("1\u{3}", nil), ("\u{4}", nil),
            ("1:a", nil), ("\u{8}\n", ""),
        ] as [(String, String?)]
    )
    func `a line that nobody sees is put together as a terminal does`(typed: String, line: String?) {
        var bytes = Array(typed.utf8)

        let read = HiddenLine.line { bytes.isEmpty ? nil : bytes.removeFirst() }

        #expect(read == line)
    }

    @Test func `a line without end does not grow without end`() {
        var left = 100_000

        let read = HiddenLine.line {
            left -= 1
            return left > 0 ? UInt8(ascii: "a") : UInt8(ascii: "\n")
        }

        #expect(read?.utf8.count == 256)
    }
}
