import PluginAPI

extension DiagnosticExplanation {
    private static let alertsFile = "sinks:\n  - file: { path: \"${ALERTS_FILE}\" }"

    /// Environment variables and secrets: H0401 to W0410.
    static let environment: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .unsetVariable,
            cause: LocalizedText(
                ko: "`${이름}`이 가리키는 환경 변수가 실행 환경에도, 설정 파일 옆의 `.env`에도 없습니다.",
                en: "Neither the environment nor the '.env' file beside the configuration has the variable."
            ),
            cure: LocalizedText(
                ko: "`.env`에 `이름=값`을 적거나, 없어도 되면 `${이름:-기본값}`으로 쓰세요.",
                en: "Write NAME=value in '.env', or '${NAME:-default}' if it may be missing."
            ),
            wrong: .pipeline(alertsFile),
            mended: .pipeline(alertsFile, others: [".env": "ALERTS_FILE=var/alerts.jsonl\n"])
        ),
        DiagnosticExplanation(
            .emptyVariable,
            cause: LocalizedText(
                ko: "환경 변수가 있기는 하지만 값이 비어 있습니다.",
                en: "The variable is there and holds nothing."
            ),
            cure: LocalizedText(
                ko: "값을 적으세요. 비어도 되는 설정이면 `${이름:-}`으로 쓰세요.",
                en: "Give it a value; write '${NAME:-}' where it may be empty."
            ),
            wrong: .pipeline(alertsFile, others: [".env": "ALERTS_FILE=\n"]),
            mended: .pipeline(alertsFile, others: [".env": "ALERTS_FILE=var/alerts.jsonl\n"])
        ),
        DiagnosticExplanation(
            .variableForm,
            cause: LocalizedText(
                ko: "`${…}`가 닫히지 않았거나 안의 이름이 환경 변수의 이름이 될 수 없습니다.",
                en: "A '${…}' is not closed, or what is in it cannot be the name of a variable."
            ),
            cure: LocalizedText(
                ko: "이름에는 영문자, 숫자, `_`만 쓰세요. `${`라는 글자가 필요하면 `$${`로 쓰세요.",
                en: "Use ASCII letters, digits and '_'; write '$${' for the characters themselves."
            ),
            wrong: .pipeline("sinks:\n  - file: { path: \"${ALERTS FILE}\" }"),
            mended: .pipeline(alertsFile, others: [".env": "ALERTS_FILE=var/alerts.jsonl\n"])
        ),
        DiagnosticExplanation(
            .dotenvForm,
            cause: LocalizedText(
                ko: "`.env`의 줄이 `이름=값`의 꼴이 아닙니다. YAML처럼 쌍점을 쓰거나 `=` 옆에 빈칸을 둔 경우가 많습니다.",
                en: "A line of '.env' is not NAME=value; often it has a colon as in YAML, or a blank beside the '='."
            ),
            cure: LocalizedText(
                ko: "`이름=값`으로 쓰고, 빈칸이 든 값은 따옴표로 감싸세요.",
                en: "Write NAME=value, and put a value with blanks in quotes."
            ),
            wrong: .pipeline("sinks: [console]", others: [".env": "ALERTS_FILE: var/alerts.jsonl\n"]),
            mended: .pipeline("sinks: [console]", others: [".env": "ALERTS_FILE=var/alerts.jsonl\n"])
        ),
        DiagnosticExplanation(
            .dotenvTwice,
            cause: LocalizedText(
                ko: "`.env`의 두 줄이 같은 변수를 정합니다. 먼저 나온 것이 쓰입니다.",
                en: "Two lines of '.env' set one variable; the first of them counts."
            ),
            cure: LocalizedText(ko: "하나만 남기세요.", en: "Keep one of them."),
            wrong: .pipeline("sinks: [console]", others: [".env": "ALERTS_FILE=a.jsonl\nALERTS_FILE=b.jsonl\n"]),
            mended: .pipeline("sinks: [console]", others: [".env": "ALERTS_FILE=a.jsonl\n"])
        ),
        DiagnosticExplanation(
            .literalSecret,
            cause: LocalizedText(
                ko: "비밀 값이 설정 파일에 그대로 적혀 있습니다. 파일을 남에게 보여 주거나 저장소에 올리면 함께 나갑니다.",
                en: "A secret stands in the configuration itself and goes wherever the file goes."
            ),
            cure: LocalizedText(
                ko: "`.env`로 옮기고 설정에는 `${이름}`을 쓰세요.",
                en: "Move it to '.env' and write '${NAME}' in the configuration."
            ),
            assumption: assuming(ko: "`messenger` 싱크", en: "the sink 'messenger'"),
            wrong: .pipeline("sinks:\n  - messenger: { token: made-up-token }"),
            mended: .pipeline(
                "sinks:\n  - messenger: { token: \"${MESSENGER_TOKEN}\" }",
                others: [".env": "MESSENGER_TOKEN=made-up-token\n"]
            )
        ),
    ]
}
