import PluginAPI

extension DiagnosticExplanation {
    /// Settings and the form of values: H0101 to W0116.
    static let shape: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .unsupportedVersion,
            cause: LocalizedText(
                ko: "설정의 형식을 나타내는 `version`이 이 프로그램이 아는 것이 아닙니다.",
                en: "The 'version', which stands for the form of the configuration, is none that this program knows."
            ),
            cure: LocalizedText(
                ko: "`version: 1`로 쓰거나 프로그램을 새로 받으세요.",
                en: "Write 'version: 1', or update the program."
            ),
            wrong: .sections("version: 2"),
            mended: .sections("version: 1")
        ),
        DiagnosticExplanation(
            .missingSetting,
            cause: LocalizedText(
                ko: "기본값이 없어 꼭 적어야 하는 설정이 빠졌습니다.",
                en: "A setting that has no default is not there."
            ),
            cure: LocalizedText(
                ko: "메시지가 말하는 설정을 적으세요. `host plugins 이름`이 설정들을 보여 줍니다.",
                en: "Write the setting that the message names; 'host plugins NAME' lists them."
            ),
            wrong: .pipeline(
                """
                sinks:
                  - file: { format: text }
                """
            ),
            mended: .pipeline(
                """
                sinks:
                  - file: { format: text, path: var/alerts.txt }
                """
            )
        ),
        DiagnosticExplanation(
            .unknownSetting,
            cause: LocalizedText(
                ko: "그런 이름의 설정이 없습니다. 오타이거나 다른 곳의 설정일 때가 많습니다.",
                en: "There is no setting of that name; it is misspelt or belongs elsewhere."
            ),
            cure: LocalizedText(
                ko: "메시지가 권하는 이름으로 고치세요. `host plugins 이름`이 설정들을 보여 줍니다.",
                en: "Use the name that the message suggests; 'host plugins NAME' lists them."
            ),
            wrong: .pipeline(
                """
                rules:
                  - rsi: { peroid: 14 }
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - rsi: { period: 14 }
                """
            )
        ),
        DiagnosticExplanation(
            .wrongKind,
            cause: LocalizedText(
                ko: "목록이 필요한 곳에 값 하나가 있거나, 그 반대이거나, 묶음이 필요한 곳입니다.",
                en: "A single value stands where a list or a group of settings is wanted, or the other way round."
            ),
            cure: LocalizedText(
                ko: "목록은 `[a, b]`나 `- `로, 묶음은 `{ 이름: 값 }`으로 쓰세요.",
                en: "Write a list as '[a, b]' or with '- ', settings as '{ name: value }'."
            ),
            wrong: .pipeline("rules: sigma"),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .emptyValue,
            cause: LocalizedText(
                ko: "쌍점 뒤에 값이 없습니다.",
                en: "Nothing stands after the colon."
            ),
            cure: LocalizedText(
                ko: "값을 적거나 그 줄을 지워 기본값을 쓰세요.",
                en: "Write a value, or delete the line for the default."
            ),
            wrong: .pipeline(
                """
                rules:
                  - rsi:
                      period:
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - rsi:
                      period: 14
                """
            )
        ),
        DiagnosticExplanation(
            .settingTwice,
            cause: LocalizedText(
                ko: "같은 설정이 옛 이름과 새 이름으로 두 번 있습니다.",
                en: "One setting is given under its old and its new name."
            ),
            cure: LocalizedText(
                ko: "새 이름만 남기세요.",
                en: "Keep the new name."
            ),
            assumption: assuming(ko: "`messenger` 싱크", en: "the sink 'messenger'"),
            wrong: .pipeline(
                """
                sinks:
                  - messenger: { token: "${MESSENGER_TOKEN}", cooldown: 10m, silence: 5m }
                """,
                others: [".env": "MESSENGER_TOKEN=made-up-token\n"]
            ),
            mended: .pipeline(
                """
                sinks:
                  - messenger: { token: "${MESSENGER_TOKEN}", cooldown: 10m }
                """,
                others: [".env": "MESSENGER_TOKEN=made-up-token\n"]
            )
        ),
        DiagnosticExplanation(
            .notAChoice,
            cause: LocalizedText(
                ko: "정해진 값 가운데 하나여야 하는데 다른 값이 있습니다.",
                en: "The value is none of those the setting knows."
            ),
            cure: LocalizedText(
                ko: "메시지에 나온 값 가운데에서 고르세요.",
                en: "Choose one of the values in the message."
            ),
            wrong: .pipeline(
                """
                rules:
                  - moving-average: { kind: wma }
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - moving-average: { kind: ema }
                """
            )
        ),
        DiagnosticExplanation(
            .notANumber,
            cause: LocalizedText(
                ko: "숫자가 필요한데 글이 있습니다.",
                en: "A number is wanted, and there is a text."
            ),
            cure: LocalizedText(
                ko: "`14`나 `1.5`처럼 숫자로 쓰세요.",
                en: "Write a number such as '14' or '1.5'."
            ),
            wrong: .pipeline(
                """
                rules:
                  - rsi: { period: 열넷 }
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - rsi: { period: 14 }
                """
            )
        ),
        DiagnosticExplanation(
            .missingUnit,
            cause: LocalizedText(
                ko: "단위가 없어 숫자가 무엇을 뜻하는지 알 수 없습니다. `0.03`은 3%일 수도 0.03%일 수도 있습니다.",
                en: "Without its unit the number could mean several things: '0.03' may be 3% or 0.03%."
            ),
            cure: LocalizedText(
                ko: "`3%`처럼 단위를 붙이세요.",
                en: "Write the unit: '3%'."
            ),
            assumption: assuming(ko: "`buyer` 규칙", en: "the rule 'buyer'"),
            wrong: .pipeline(
                """
                rules:
                  - buyer: { stop: 0.03 }
                sinks: [console, order]
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - buyer: { stop: 3% }
                sinks: [console, order]
                """
            )
        ),
        DiagnosticExplanation(
            .wrongForm,
            cause: LocalizedText(
                ko: "값을 그 설정이 바라는 형식으로 읽을 수 없습니다.",
                en: "The value cannot be read as what the setting wants."
            ),
            cure: LocalizedText(
                ko: "메시지에 나온 예처럼 쓰세요.",
                en: "Write it like the examples in the message."
            ),
            wrong: .pipeline(
                """
                rules:
                  - rsi: { interval: five }
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - rsi: { interval: 5m }
                """
            )
        ),
        DiagnosticExplanation(
            .outOfRange,
            cause: LocalizedText(
                ko: "값이 설정이 허락하는 범위 밖에 있습니다.",
                en: "The value lies outside what the setting allows."
            ),
            cure: LocalizedText(
                ko: "메시지에 나온 범위 안의 값을 쓰세요.",
                en: "Use a value within the limits in the message."
            ),
            wrong: .pipeline(
                """
                rules:
                  - rsi: { period: 1 }
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - rsi: { period: 14 }
                """
            )
        ),
        DiagnosticExplanation(
            .ambiguousComma,
            cause: LocalizedText(
                ko: "대괄호 안의 `73,450`은 값 두 개로도, 73450 하나로도 읽힐 수 있습니다.",
                en: "'73,450' in brackets may be two values or one of 73450."
            ),
            cure: LocalizedText(
                ko: "하나이면 따옴표로 감싸고, 둘이면 쉼표 뒤에 빈칸을 두세요.",
                en: "Put one value in quotes; put a space after the comma between two."
            ),
            assumption: assuming(ko: "`buyer` 규칙", en: "the rule 'buyer'"),
            wrong: .pipeline(
                """
                rules:
                  - buyer: { targets: [73,450] }
                sinks: [console, order]
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - buyer: { targets: ["73,450"] }
                sinks: [console, order]
                """
            )
        ),
        DiagnosticExplanation(
            .wrongEntry,
            cause: LocalizedText(
                ko: "목록의 항목이 `이름`이나 `이름: { 설정 }`의 꼴이 아닙니다. 설정을 덜 들여 쓴 경우가 많습니다.",
                en:
                    "An entry of the list is neither 'name' nor 'name: { settings }'; often its settings are not indented enough."
            ),
            cure: LocalizedText(
                ko: "설정을 플러그인 이름보다 두 칸 이상 더 들여 쓰세요.",
                en: "Indent the settings by two spaces more than the plugin's name."
            ),
            wrong: .pipeline(
                """
                rules:
                  - rsi:
                    period: 14
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - rsi:
                      period: 14
                """
            )
        ),
        DiagnosticExplanation(
            .renamedSetting,
            cause: LocalizedText(
                ko: "설정의 이름이 바뀌었습니다. 옛 이름은 다음 버전에서 없어집니다.",
                en: "The setting has a new name; the old one goes with the next version."
            ),
            cure: LocalizedText(
                ko: "메시지에 나온 새 이름으로 바꾸세요.",
                en: "Use the new name in the message."
            ),
            assumption: assuming(ko: "`messenger` 싱크", en: "the sink 'messenger'"),
            wrong: .pipeline(
                """
                sinks:
                  - messenger: { token: "${MESSENGER_TOKEN}", silence: 10m }
                """,
                others: [".env": "MESSENGER_TOKEN=made-up-token\n"]
            ),
            mended: .pipeline(
                """
                sinks:
                  - messenger: { token: "${MESSENGER_TOKEN}", cooldown: 10m }
                """,
                others: [".env": "MESSENGER_TOKEN=made-up-token\n"]
            )
        ),
        DiagnosticExplanation(
            .allowanceForm,
            cause: LocalizedText(
                ko: "`# host:allow` 뒤에 경고의 코드와 그 이유가 있어야 합니다. 오류는 허용할 수 없습니다.",
                en: "Behind '# host:allow' stand the code of a warning and a reason; an error cannot be allowed."
            ),
            cure: LocalizedText(
                ko: "경고의 코드를 적고, 왜 괜찮은지 뒤에 쓰세요.",
                en: "Name the code of the warning and say behind it why it is all right."
            ),
            wrong: .sections(
                """
                # host:allow W9999 kept for next week
                version: 1
                """
            ),
            mended: .sections(
                """
                version: 1
                rules:
                  # host:allow W0210 kept for next week
                  spare: rsi
                """
            )
        ),
        DiagnosticExplanation(
            .unusedAllowance,
            cause: LocalizedText(
                ko: "`# host:allow`가 있는 줄에 그 경고가 없습니다.",
                en: "There is no such warning on the line that a '# host:allow' is about."
            ),
            cure: LocalizedText(
                ko: "줄을 고쳤다면 `# host:allow`를 지우고, 다른 줄의 경고라면 그 줄로 옮기세요.",
                en: "Take it away if the line was mended, or move it to the line that has the warning."
            ),
            wrong: .sections(
                """
                # host:allow W0210 kept for next week
                version: 1
                """
            ),
            mended: .sections("version: 1")
        ),
    ]
}
