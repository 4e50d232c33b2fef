import Foundation
import PluginAPI
import Telegram

/// Where a token comes from: the environment, else `.env`, else a person.
struct BotTokenSource {
    /// How often a person is asked.
    private static let patience = 3

    let folder: StarterFolder
    let language: Language
    var process = ProcessInfo.processInfo.environment

    /// The token.
    ///
    /// - Parameter ask: what a person types; nothing when there is none who answers.
    /// - Throws: how the program ends; never with what was found or typed.
    func token(_ ask: () -> String?) throws(ExitStatus) -> BotToken {
        let file = EnvironmentFile(path: folder.place(StarterFolder.environment))
        let environment: Environment
        do throws(StarterProblem) {
            environment = Environment(process: process, dotenv: try file.text())
        } catch {
            throw error.status(in: language)
        }
        if let text = environment.value(of: BotToken.variable), !text.isEmpty {
            guard let token = BotToken(text) else { throw usage(Self.badVariable) }
            return token
        }
        for _ in 0..<Self.patience {
            guard let typed = ask() else { throw usage(Self.noToken) }
            if let token = BotToken(typed.trimmingCharacters(in: .whitespaces)) { return token }
        }
        throw usage(Self.badToken)
    }

    private func usage(_ text: LocalizedText) -> ExitStatus { .usage(text.text(in: language)) }

    private static let badVariable = LocalizedText(
        ko: "`\(BotToken.variable)`의 값이 `123456789:AAF…` 꼴의 봇 토큰이 아닙니다. @BotFather가 준 그대로 적으세요.",
        en: "the value of '\(BotToken.variable)' is no bot token like 123456789:AAF…; write it as @BotFather gave it"
    )

    private static let badToken = LocalizedText(
        ko: "적은 것이 `123456789:AAF…` 꼴의 봇 토큰이 아닙니다. @BotFather가 준 그대로 붙여 넣으세요.",
        en: "what was typed is no bot token like 123456789:AAF…; paste it as @BotFather gave it"
    )

    private static let noToken = LocalizedText(
        ko: "봇 토큰이 없습니다. 터미널에서 적거나 환경 변수나 `.env`에 `\(BotToken.variable)=…`을 두세요. 토큰은 텔레그램의 @BotFather가 줍니다.",
        en: """
            there is no bot token; type it on a terminal, or put \(BotToken.variable)=… into the environment or '.env'; \
            @BotFather in Telegram gives one
            """
    )
}
