import ArgumentParser
import Foundation
import PluginAPI
import Telegram

/// Whether and how the chat of a Telegram bot is looked for.
struct TelegramOptions: ParsableArguments {
    @Flag(
        name: .customLong("telegram"),
        help: ArgumentHelp(
            "Find the chat of a Telegram bot and put it into .env, with the token.",
            discussion: """
                The token comes from TELEGRAM_BOT_TOKEN in the environment or in .env, or is asked for. Where there is \
                a configuration, .env and .gitignore alone get lines.
                """
        )
    )
    var isWanted = false

    @Option(help: "With --telegram: how many seconds to wait for a message, 1 to 600. (default: 120)")
    var wait: Int?

    @Option(
        name: .customLong("api-url"),
        help: ArgumentHelp("With --telegram: a server of the same interface on this machine.", visibility: .hidden)
    )
    var address: String?

    /// What finds the chat, once there is a token; nothing when it is not wanted.
    ///
    /// - Throws: `ExitStatus` for wrong usage, before anything was written or asked of the service.
    func setup(in folder: StarterFolder, _ language: Language) throws -> ChatSetup<ContinuousClock>? {
        func usage(_ text: LocalizedText) -> ExitStatus { .usage(text.text(in: language)) }
        guard isWanted else {
            guard wait == nil, address == nil else { throw usage(Self.alone) }
            return nil
        }
        guard (1...600).contains(wait ?? 120) else { throw usage(Self.badWait) }
        guard let address = BotAddress(address ?? BotAddress.official), address.isOwn else {
            throw usage(Self.badAddress)
        }
        let isAttended = isatty(STDIN_FILENO) == 1
        let token = try BotTokenSource(folder: folder, language: language).token {
            guard isAttended else { return nil }
            return HiddenLine.ask(Self.prompt.text(in: language)) { StandardStream.error.write($0) }
        }
        let dialogue = StarterDialogue(
            language: language,
            say: { StandardStream.error.write(token.masked($0)) },
            listen: { readLine() }
        )
        let search = ChatSearch(
            client: BotClient(TelegramBot(token: token, address: address)),
            clock: ContinuousClock(),
            patience: wait ?? 120,
            sayBusy: { dialogue.say(Self.resting($0).text(in: language) + "\n") }
        )
        return ChatSetup(search: search, folder: folder, dialogue: dialogue, isAttended: isAttended)
    }

    private static let prompt = LocalizedText(
        ko: "@BotFather가 준 봇 토큰(보이지 않습니다): ",
        en: "the token that @BotFather gave you (it is not shown): "
    )

    private static let alone = LocalizedText(
        ko: "`--wait`와 `--api-url`은 `--telegram`과 함께 씁니다.",
        en: "'--wait' and '--api-url' go with '--telegram'"
    )

    private static let badWait = LocalizedText(
        ko: "`--wait`에는 1부터 600까지의 초를 적습니다.",
        en: "'--wait' takes seconds from 1 to 600"
    )

    private static let badAddress = LocalizedText(
        ko: "토큰은 이 컴퓨터의 서버(`http://127.0.0.1:포트`)나 \(BotAddress.official)로만 보냅니다.",
        en: "the token goes to \(BotAddress.official) or to a server on this machine ('http://127.0.0.1:PORT') only"
    )

    private static func resting(_ seconds: Int) -> LocalizedText {
        LocalizedText(
            ko: "텔레그램이 기다리라고 해서 \(seconds)초 쉽니다.",
            en: "Telegram wants a rest, so this waits for \(seconds) s."
        )
    }
}
