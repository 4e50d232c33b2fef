import LoopbackServer
import PluginAPI
import Telegram
import Testing

@testable import Host

/// The search for the chats of a bot, against a service that answers in every way.
@Suite(.timeLimit(.minutes(1))) struct ChatSearchTests {
    /// What a search ended with, and what it said on the way.
    private struct Outcome {
        var chats: [TelegramChat] = []
        var mayBeMore = false
        var problem: ChatSearchProblem?
        var rests: [Int] = []
    }

    private func search(_ server: BotServer, patience: Int = 120) async throws -> Outcome {
        try await server.whileServing { try await search(at: $0, patience: patience) }
    }

    private func search(at url: String, patience: Int = 120) async throws -> Outcome {
        let client = BotClient(
            TelegramBot(
                token: try #require(BotToken(BotServer.token)),
                address: try #require(BotAddress(url))
            )
        )
        var outcome = Outcome()
        var rests: [Int] = []
        let search = ChatSearch(client: client, clock: JumpingClock(), patience: patience) { rests.append($0) }
        do throws(ChatSearchProblem) {
            _ = try await search.bot()
            (outcome.chats, outcome.mayBeMore) = try await search.chats()
        } catch {
            outcome.problem = error
        }
        outcome.rests = rests
        return outcome
    }

    // MARK: - Chats

    @Test func `every kind of chat is found, the latest first and each once`() async throws {
        let server = BotServer([
            BotServer.updates(
                BotServer.message(from: 7, name: "Ann"),
                BotServer.message(in: -20, "group", title: "투자 모임"),
                BotServer.message(in: -1_002_233_445_566, "channel", title: "Alerts"),
                BotServer.message(from: 7, name: "Ann")
            )
        ])

        let outcome = try await search(server)

        #expect(outcome.chats.map(\.id) == [7, -1_002_233_445_566, -20])
        #expect(outcome.chats.map(\.words.en) == ["private chat Ann", "channel Alerts", "group 투자 모임"])
        #expect(outcome.chats.map(\.words.ko) == ["개인 채팅 Ann", "채널 Alerts", "그룹 투자 모임"])
        #expect(!outcome.mayBeMore)
    }

    @Test func `a group that moved and a chat the bot was put out of are not offered`() async throws {
        let server = BotServer([
            BotServer.updates(
                BotServer.message(in: -10, "group", title: "old", more: #","migrate_to_chat_id":-1001"#),
                BotServer.message(in: -1001, "supergroup", title: "new", more: #","migrate_from_chat_id":-10"#),
                BotServer.membership(in: -30, "member"),
                BotServer.membership(in: -30, "kicked")
            )
        ])

        let outcome = try await search(server)

        #expect(outcome.chats.map(\.id) == [-1001])
    }

    @Test func `updates of unknown kinds and shapes are passed over`() async throws {
        let server = BotServer([
            BotServer.updates(
                #""story":{"id":1}"#,
                #""message":{"chat":{"id":"7","type":"private"}}"#,
                #""message":{"chat":{"id":8,"type":"planet"}}"#,
                #""message":null"#,
                BotServer.message(from: 9, name: "Bo")
            )
        ])

        let outcome = try await search(server)

        #expect(outcome.chats.map(\.id) == [9])
    }

    @Test func `names cannot steer a terminal and are cut`() async throws {
        let name = #"\u001b[2J\u202e"# + String(repeating: "a", count: 200)
        let server = BotServer([BotServer.updates(BotServer.message(from: 7, name: name))])

        let words = try await search(server).chats.first?.words.en

        #expect(words == "private chat ␛[2J\u{FFFD}" + String(repeating: "a", count: 75))
    }

    // MARK: - What is asked

    @Test func `nothing is confirmed, and the kinds of updates stay as they were`() async throws {
        let none = BotServer.updates()
        let server = BotServer([none, none, BotServer.updates(BotServer.message(from: 7, name: "Ann"))])

        let outcome = try await search(server, patience: 10)

        let question = "/bot\(BotServer.token)/getUpdates?limit=100&timeout="
        #expect(outcome.chats.map(\.id) == [7])
        #expect(server.asked == ["/bot\(BotServer.token)/getMe", question + "10", question + "9", question + "8"])
    }

    @Test func `without a message it ends in time, also when the service does not wait`() async throws {
        let server = BotServer([BotServer.updates()])

        let outcome = try await search(server, patience: 30)

        #expect(outcome.problem == .nothingCame(seconds: 30))
        #expect(server.asked.count == 31)
    }

    @Test func `a full answer may hide newer messages`() async throws {
        let texts = (1...100).map { BotServer.message(from: $0, name: "n") }
        let list = texts.map { "{\($0)}" }.joined(separator: ",")
        let server = BotServer([ServerResponse(200, [], #"{"ok":true,"result":[\#(list)]}"#)])

        let outcome = try await search(server)

        #expect(outcome.chats.count == 100)
        #expect(outcome.mayBeMore)
    }

    // MARK: - What goes wrong

    private static let refusals: [(ServerResponse, BotProblem)] = [
        (BotServer.failure(401, "Unauthorized"), .unknownToken),
        (BotServer.failure(404, "Not Found"), .unknownToken),
        (
            BotServer.failure(409, "Conflict: can't use getUpdates method while webhook is active"), .webhook
        ),
        (BotServer.failure(409, "Conflict: terminated by other getUpdates request"), .otherReader),
        (BotServer.failure(400, "Bad Request"), .refused(400)),
        (ServerResponse(502, [], "<html>Bad Gateway</html>"), .refused(502)),
        (ServerResponse(404, [], "<html>Not Found</html>"), .refused(404)),
        (ServerResponse(302, [ServerField("Location", "http://127.0.0.1:1/")]), .refused(302)),
        (ServerResponse(200, [], "hello"), .unreadable),
        (ServerResponse(200, [], #"{"ok":true}"#), .unreadable),
        (ServerResponse(200, [], #"{"ok":true,"result":7}"#), .unreadable),
        (ServerResponse(200, [], #"{"ok":false,"result":[]}"#), .unreadable),
        (ServerResponse(200, [], String(repeating: "[", count: 100_000)), .unreadable),
        (ServerResponse(200, [], String(repeating: " ", count: 5 << 20)), .tooLarge),
    ]

    @Test(arguments: refusals.indices)
    func `every bad answer ends the search with its reason`(index: Int) async throws {
        let (answer, problem) = Self.refusals[index]

        let outcome = try await search(BotServer([answer]))
        let atFirst = try await search(BotServer([BotServer.updates()], profile: answer))

        #expect(outcome.problem == .bot(problem))
        #expect(atFirst.problem == .bot(problem))
    }

    @Test func `a rest that the service wants is taken where there is time for it`() async throws {
        let busy = BotServer.failure(429, "Too Many Requests", more: #","parameters":{"retry_after":7}"#)
        let headed = ServerResponse(429, [ServerField("Retry-After", "3")], #"{"ok":false}"#)
        let found = BotServer.updates(BotServer.message(from: 7, name: "Ann"))

        let rested = try await search(BotServer([busy, headed, found]), patience: 20)
        let late = try await search(BotServer([busy]), patience: 20)

        #expect(rested.chats.map(\.id) == [7])
        #expect(rested.rests == [7, 3])
        #expect(late.problem == .bot(.busy(seconds: 7)))
        #expect(late.rests == [7, 7])
    }

    @Test func `where nobody listens the network's own words are said`() async throws {
        let outcome = try await search(at: "http://127.0.0.1:1")

        #expect(outcome.problem?.message.en == "'127.0.0.1:1': the connection was refused")
    }

    private static let problems =
        refusals.map { ChatSearchProblem.bot($0.1) } + [
            .bot(.busy(seconds: 5)), .nothingCame(seconds: 5), .undecided([]),
        ]

    @Test(arguments: problems)
    func `each reason is said in both languages`(problem: ChatSearchProblem) {
        #expect(problem.message.ko.contains { ("가"..."힣").contains($0) })
        #expect(!problem.message.en.contains { ("가"..."힣").contains($0) })
        #expect(problem.message.ko.hasSuffix("."))
    }
}
