import PluginAPI

/// Changes what people are told of when they ask for it in their chat.
final class WatchDesk: Sendable {
    /// How long the past of an instrument is waited for before the person is answered.
    private static let patience: Duration = .seconds(10)

    private let blueprint: Blueprint
    private let watchlist: Watchlist
    private let sources: WatchedSources
    private let sinks: [any SinkRun]
    private let executors: [PipelineExecutor]
    private let histories: [HistoryRun]
    private let files: [String: @Sendable (Symbol) -> Void]
    private let instruments: [BrokerInstruments]

    /// - Parameter files: what gives pipelines whose past bars are in a file those of one more instrument, by pipeline.
    init(
        _ blueprint: Blueprint,
        watchlist: Watchlist,
        sources: WatchedSources,
        sinks: [any SinkRun],
        executors: [PipelineExecutor],
        histories: [HistoryRun],
        files: [String: @Sendable (Symbol) -> Void],
        instruments: [BrokerInstruments]
    ) {
        self.blueprint = blueprint
        self.watchlist = watchlist
        self.sources = sources
        self.sinks = sinks
        self.executors = executors
        self.histories = histories
        self.files = files
        self.instruments = instruments
    }

    /// Adds to the list of whoever is told through a chat, takes out of it, or shows it.
    func answer(_ words: [String], in chat: ChatAddress) async -> LocalizedText {
        var words = words[...]
        let people = users(in: chat)
        guard let user = people.count == 1 ? people[0] : people.first(where: { $0 == words.first }) else {
            return people.isEmpty ? Self.nobody : Self.severalPeople(people)
        }
        if words.first == user { words = words.dropFirst() }
        guard let verb = words.first?.lowercased() else { return list(of: user) }
        guard let verb = Verb(verb), words.count > 1 else { return Self.usage }
        guard words.count <= 1 + Self.mostAtOnce else { return Self.usage }
        var lines: [LocalizedText] = []
        for word in words.dropFirst() {
            guard let symbol = Symbol(word.uppercased()) else {
                lines.append(Self.noSymbol(word))
                continue
            }
            switch verb {
            case .add: lines.append(await add(symbol, to: user))
            case .remove: lines.append(remove(symbol, from: user))
            }
        }
        return CommandDesk.lines(lines)
    }

    private enum Verb {
        case add, remove

        init?(_ word: String) {
            switch word {
            case "add", "추가": self = .add
            case "remove", "삭제": self = .remove
            default: return nil
            }
        }
    }

    /// How many instruments one command changes.
    private static let mostAtOnce = 10

    private func users(in chat: ChatAddress) -> [String] {
        blueprint.users.filter { user in
            user.sinks.contains { index in
                guard let run = sinks[index] as? OutboxRun else { return false }
                return !run.lanes(of: chat).isEmpty
            }
        }.map(\.name)
    }
}

extension WatchDesk {
    private func add(_ symbol: Symbol, to user: String) async -> LocalizedText {
        guard !watchlist.has(symbol, user) else { return Self.isThere(name(symbol)) }
        guard watchlist.symbols(of: user).count < Watchlist.longest else { return Self.full }
        guard sources.reaches(symbol) else { return Self.outOfReach(symbol) }
        // What another person watches is brought already.
        if !watchlist.all.contains(symbol), let refusal = sources.follow(symbol) { return refusal }
        do throws(StateError) {
            try watchlist.change(symbol, of: user, isAdded: true, at: RealClock().now)
        } catch {
            if !watchlist.all.contains(symbol) { sources.leave(symbol) }
            return error.message
        }
        let pipelines = sources.pipelines(of: symbol)
        await learn(symbol, for: pipelines)
        let standings = await standings(symbol, pipelines)
        let isKnown = name(symbol) != symbol.description || standings.contains(where: \.isReady)
        return CommandDesk.lines(
            [Self.added(name(symbol))] + standings.map(\.text) + (isKnown ? [] : [Self.unknown])
        )
    }

    private func remove(_ symbol: Symbol, from user: String) -> LocalizedText {
        guard watchlist.has(symbol, user) else { return Self.isNotThere(name(symbol)) }
        do throws(StateError) {
            try watchlist.change(symbol, of: user, isAdded: false, at: RealClock().now)
        } catch {
            return error.message
        }
        if !watchlist.all.contains(symbol) { sources.leave(symbol) }
        return Self.removed(name(symbol))
    }

    /// Has the name and the past of an instrument read; who asked is answered without what has not come in time.
    private func learn(_ symbol: Symbol, for pipelines: [String]) async {
        for pipeline in pipelines { files[pipeline]?(symbol) }
        let isLearnt = StartSignal()
        // It goes on when the answer is given, and ends by itself: every question has its limit.
        Task { [instruments, histories] in
            await withDiscardingTaskGroup { group in
                for instruments in instruments { group.addTask { _ = await instruments.load([symbol]) } }
                for history in histories {
                    for pipeline in pipelines { group.addTask { await history.prepare(named: symbol, for: pipeline) } }
                }
            }
            isLearnt.give()
        }
        _ = await isLearnt.wait(atMost: Self.patience)
    }

    /// What rules know of an instrument by now.
    private func standings(_ symbol: Symbol, _ pipelines: [String]) async -> [(text: LocalizedText, isReady: Bool)] {
        var found: [(text: LocalizedText, isReady: Bool)] = []
        for executor in executors where pipelines.contains(executor.name) {
            guard await Self.isSettled(executor) else { continue }
            found += executor.standings(of: symbol).map { rule, standing in
                ("• \(executor.name)/\(rule): \(standing.text)", standing.isReady)
            }
        }
        return found
    }

    /// Whether a pipeline has handled what it was given, for which is waited half a second.
    private static func isSettled(_ executor: PipelineExecutor) async -> Bool {
        for _ in 0..<100 where !executor.isIdle {
            // It fails when nobody waits for the answer any more.
            guard (try? await Task.sleep(for: .milliseconds(5))) != nil else { return false }
        }
        return executor.isIdle
    }

    private func list(of user: String) -> LocalizedText {
        let symbols = watchlist.symbols(of: user)
        guard !symbols.isEmpty else {
            return LocalizedText(
                ko: "알림을 받는 종목이 없습니다. /watch add 005930처럼 더하세요.",
                en: "you are told of nothing yet; add something, as in /watch add 005930"
            )
        }
        return CommandDesk.lines(["👀 \(user)"] + symbols.map { LocalizedText("• " + name($0)) })
    }

    private func name(_ symbol: Symbol) -> String {
        let name = instruments.lazy.compactMap { $0.instrument(symbol)?.name }.first
        return name.map { "\(VisibleText.line($0)) (\(symbol))" } ?? symbol.description
    }
}

extension WatchDesk {
    private static func added(_ name: String) -> LocalizedText {
        LocalizedText(ko: "➕ \("\(name)", .object) 더했습니다", en: "➕ \(name) is added")
    }

    private static let unknown = LocalizedText(
        ko: "⚠️ 이름도 과거 봉도 찾지 못했습니다. 코드가 맞는지 확인하세요.",
        en: "⚠️ neither a name nor past bars were found; check the code"
    )

    private static func removed(_ name: String) -> LocalizedText {
        LocalizedText(ko: "➖ \("\(name)", .object) 뺐습니다", en: "➖ \(name) is taken out")
    }

    private static func isThere(_ name: String) -> LocalizedText {
        LocalizedText(ko: "\("\(name)", .topic) 이미 있습니다", en: "\(name) is there already")
    }

    private static func isNotThere(_ name: String) -> LocalizedText {
        LocalizedText(ko: "\("\(name)", .topic) 없습니다", en: "\(name) is not there")
    }

    private static func noSymbol(_ word: String) -> LocalizedText {
        LocalizedText(
            ko: "`\(word)`: 종목코드가 아닙니다. 005930이나 NASDAQ:AAPL처럼 쓰세요.",
            en: "'\(word)' is no symbol; write it as in 005930 or NASDAQ:AAPL"
        )
    }

    private static func outOfReach(_ symbol: Symbol) -> LocalizedText {
        LocalizedText(
            ko: "\("\(symbol)", .object) 받아 오는 소스가 없습니다. 소스의 종목 목록에 `users`를 쓰면 더할 수 있습니다.",
            en: "no source brings \(symbol); a source whose list is 'users' could"
        )
    }

    private static func severalPeople(_ names: [String]) -> LocalizedText {
        LocalizedText(
            ko: "이 채팅을 여럿이 씁니다. 누구의 종목인지 적어 주세요. 예: /watch \(names[0]) add 005930",
            en: "several people share this chat; say whose list it is, as in /watch \(names[0]) add 005930"
        )
    }

    private static let nobody = LocalizedText(
        ko: "이 채팅으로 알림을 받는 사람이 `users`에 없습니다.",
        en: "nobody of 'users' is told through this chat"
    )

    private static let full = LocalizedText(
        ko: "한 사람이 \(Watchlist.longest)종목까지 받을 수 있습니다.",
        en: "one person can have \(Watchlist.longest) instruments at most"
    )

    private static let usage = LocalizedText(
        ko: "/watch add 005930, /watch remove 005930, /watch처럼 쓰세요.",
        en: "write /watch add 005930, /watch remove 005930 or /watch"
    )
}
