import PluginAPI

/// Answers what people ask the program in a chat.
///
/// It reads what other parts know and asks the broker; rules see the command as an event and know nothing of the answer.
final class CommandDesk: Sendable {
    /// How long an answer may take, in real time; a broker that has not answered by then is named.
    static let patience: Duration = .seconds(15)

    let language: Language
    let status: StatusReading
    let database: StateDatabase
    let accounts: [AccountRun]
    let sinks: [OutboxRun]
    let latest: LatestProfits
    let watch: WatchDesk

    init(
        language: Language,
        status: StatusReading,
        database: StateDatabase,
        accounts: [AccountRun],
        sinks: [OutboxRun],
        latest: LatestProfits,
        watch: WatchDesk
    ) {
        self.language = language
        self.status = status
        self.database = database
        self.accounts = accounts
        self.sinks = sinks
        self.latest = latest
        self.watch = watch
    }

    /// What is said to a command; nothing for one that it does not know.
    func answer(_ command: Command, from account: String) async -> String? {
        let text: LocalizedText
        switch Self.Name(rawValue: command.name) {
        case nil: return nil
        case .start, .help: text = Self.help
        case .status: text = statusText(for: ChatAddress(command, account))
        case .positions: text = await holdingsText()
        case .orders: text = await openOrdersText()
        case .profit: text = await profitText()
        case .why: text = whyText(command.arguments)
        case .mute: text = muteText(command.arguments, in: ChatAddress(command, account))
        case .watch: text = await watch.answer(command.arguments, in: ChatAddress(command, account))
        }
        return text.text(in: language)
    }

    /// What is said to a command that nobody knows.
    static func unknown(_ command: Command) -> LocalizedText {
        let near = Spelling.nearest(to: command.name, in: all.map(\.name)).first.map { "/\($0)" }
        let hint = LocalizedText(
            ko: near.map { "\($0) 말인가요? " } ?? "",
            en: near.map { "did you mean \($0)? " } ?? ""
        )
        return LocalizedText(
            ko: "/\(command.name) 명령은 없습니다. \(hint.ko)/help가 모두 보여 줍니다.",
            en: "there is no command /\(command.name); \(hint.en)/help lists them all"
        )
    }
}

/// A chat of an account of a service, as the destinations of sinks name it.
struct ChatAddress: Sendable, Hashable {
    let account: String
    let chat: String

    init(_ command: Command, _ account: String) {
        self.account = account
        chat = command.chat
    }
}
