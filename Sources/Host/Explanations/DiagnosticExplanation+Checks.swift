import PluginAPI

extension DiagnosticExplanation {
    /// What plugins and services say themselves: H0501 to H0601.
    static let checks: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .pluginCheck,
            cause: LocalizedText(
                ko: "설정 하나하나는 맞지만 함께 쓰면 뜻이 없습니다. 플러그인이 스스로 검사해서 거절한 것입니다.",
                en: "Each setting is fine by itself, but together they make no sense, and the plugin refuses them."
            ),
            cure: LocalizedText(
                ko: "메시지가 말하는 설정을 고치세요. `host plugins 이름`이 설정의 뜻을 보여 줍니다.",
                en: "Change the setting that the message names; 'host plugins NAME' tells what each setting means."
            ),
            wrong: .pipeline("rules:\n  - moving-average: { fast: 20, slow: 5 }"),
            mended: .pipeline("rules:\n  - moving-average: { fast: 5, slow: 20 }")
        ),
        DiagnosticExplanation(
            .pluginRemark,
            cause: LocalizedText(
                ko: "쓸 수는 있는 설정이지만, 플러그인이 보기에 뜻한 것과 다를 수 있습니다.",
                en: "The settings can be used, but the plugin doubts that they do what you want."
            ),
            cure: LocalizedText(
                ko: "메시지를 읽고 뜻한 값인지 확인하세요. 맞다면 그대로 두어도 됩니다.",
                en: "Read the message and check the value; if it is what you want, leave it."
            ),
            assumption: assuming(ko: "`buyer` 규칙", en: "the rule 'buyer'"),
            wrong: .pipeline("rules:\n  - buyer: { stop: 90% }\nsinks: [console, order]"),
            mended: .pipeline("rules:\n  - buyer: { stop: 3% }\nsinks: [console, order]")
        ),
        DiagnosticExplanation(
            .liveCheck,
            cause: LocalizedText(
                ko: "서비스에 직접 물어보니 설정이 맞지 않다는 답이 왔다는 뜻입니다.",
                en: "The service itself was asked and refused what the configuration says."
            ),
            cure: LocalizedText(
                ko: "서비스의 답을 읽고 키, 계좌, 권한을 확인하세요. 답이 없었다는 경고라면 나중에 다시 해 보세요.",
                en:
                    "Read the service's answer and check keys, accounts and permissions; if it was silent, try again later."
            ),
            assumption: LocalizedText(
                ko: "`host validate --online`에서만 나옵니다. 예에 나오는 `chat-room` 싱크는 직접 만든 플러그인이라고 합시다.",
                en: """
                    It comes only with 'host validate --online'. The example takes the sink 'chat-room' to be a plugin of \
                    your own.
                    """
            ),
            wrong: .pipeline("rules: [sigma]\nsinks:\n  - chat-room: { room: closed }"),
            mended: .pipeline("rules: [sigma]\nsinks:\n  - chat-room: { room: open }")
        ),
    ]
}
