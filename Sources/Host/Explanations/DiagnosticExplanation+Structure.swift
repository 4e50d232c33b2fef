import PluginAPI

extension DiagnosticExplanation {
    /// The structure of a document and its files: H0045 to H0060.
    static let structure: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .duplicateKey,
            cause: LocalizedText(
                ko: "한 묶음이나 합쳐지는 두 파일에 같은 이름이 두 번 있습니다. 어느 것을 뜻했는지 알 수 없습니다.",
                en:
                    "One group of settings, or two files that are merged, have the same key twice; it is unclear which was meant."
            ),
            cure: LocalizedText(
                ko: "하나만 남기거나, 합칠 내용이면 한 곳에 모으세요.",
                en: "Keep one of them, or bring their contents together."
            ),
            wrong: .pipeline(
                """
                when: krx-regular
                when: 09:00-10:00
                """
            ),
            mended: .pipeline("when: 09:00-10:00")
        ),
        DiagnosticExplanation(
            .keyNotText,
            cause: LocalizedText(
                ko: "이름 자리에 목록이나 묶음이 있습니다. 따옴표 없는 `{…}`나 `[…]`가 이름으로 읽힌 경우가 많습니다.",
                en: "A key is a list or a group of settings; often a '{…}' or '[…]' without quotes was read as one."
            ),
            cure: LocalizedText(
                ko: "이름은 글로 쓰고, 괄호로 시작하는 글은 따옴표로 감싸세요.",
                en: "Let a key be a text, and put a text that begins with a bracket in quotes."
            ),
            wrong: .pipeline("[rules]: [sigma]"),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .badMerge,
            cause: LocalizedText(
                ko: "`<<`는 다른 묶음의 설정을 가져오는데, 뒤에 묶음을 가리키는 별칭이 없습니다.",
                en: "'<<' takes over another group of settings, and no alias of one stands behind it."
            ),
            cure: LocalizedText(
                ko: "`<<: *이름`으로 쓰고, 가져올 묶음에 `&이름`을 붙이세요.",
                en: "Write '<<: *name' and mark the group with '&name'."
            ),
            wrong: .pipeline(
                """
                rules:
                  - rsi:
                      <<: usual
                      period: 14
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - rsi: &usual { below: 25, above: 75 }
                  - rsi:
                      <<: *usual
                      id: slow
                      period: 28
                """
            )
        ),
        DiagnosticExplanation(
            .undefinedAlias,
            cause: LocalizedText(
                ko: "`*이름`이 가리키는 앵커(`&이름`)가 그 위에 없습니다.",
                en: "No anchor '&name' stands above the alias '*name'."
            ),
            cure: LocalizedText(
                ko: "이름을 맞추거나, `*`로 시작하는 글이면 따옴표로 감싸세요.",
                en: "Correct the name, or put a text that begins with '*' in quotes."
            ),
            wrong: .sections(
                """
                pipelines:
                  first:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: &usual [sigma]
                    sinks: [console]
                  second:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: *usul
                    sinks: [console]
                """
            ),
            mended: .sections(
                """
                pipelines:
                  first:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: &usual [sigma]
                    sinks: [console]
                  second:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: *usual
                    sinks: [console]
                """
            )
        ),
        DiagnosticExplanation(
            .recursiveAlias,
            cause: LocalizedText(
                ko: "별칭이 자기가 가리키는 것 안에 있어 끝없이 되풀이됩니다.",
                en: "An alias stands inside what it names, which would never end."
            ),
            cure: LocalizedText(
                ko: "별칭을 지우거나 밖으로 옮기세요.",
                en: "Remove the alias or move it outside."
            ),
            wrong: .pipeline("rules: &usual [sigma, *usual]"),
            mended: .pipeline("rules: &usual [sigma]")
        ),
        DiagnosticExplanation(
            .severalDocuments,
            cause: LocalizedText(
                ko: "`---`는 새 문서를 시작합니다. 설정 파일에는 문서가 하나만 있어야 합니다.",
                en: "'---' begins another document, and a configuration is one document."
            ),
            cure: LocalizedText(
                ko: "`---`를 지우거나, 아래 내용을 다른 파일로 옮기고 `include`하세요.",
                en: "Remove the '---', or move what follows to another file and include it."
            ),
            wrong: .whole(
                """
                version: 1
                history: { csv: { path: var/sample/daily-bars.csv } }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [console]
                ---
                sinks: {}
                """
            ),
            mended: .whole(
                """
                version: 1
                history: { csv: { path: var/sample/daily-bars.csv } }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [console]
                """
            )
        ),
        DiagnosticExplanation(
            .emptyDocument,
            cause: LocalizedText(
                ko: "파일에 빈칸과 주석밖에 없습니다.",
                en: "The file holds nothing but space and comments."
            ),
            cure: LocalizedText(
                ko: "README의 설정을 옮겨 적고 고쳐 쓰세요.",
                en: "Begin with the configuration in the README and change it."
            ),
            wrong: .whole("# 나중에 쓰자"),
            mended: .whole(
                """
                version: 1
                history: { csv: { path: var/sample/daily-bars.csv } }
                pipelines:
                  alerts:
                    sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
                    rules: [sigma]
                    sinks: [console]
                """
            )
        ),
        DiagnosticExplanation(
            .tooDeep,
            cause: LocalizedText(
                ko: "목록과 묶음이 64단계보다 깊습니다. 사람이 쓴 설정은 거기까지 가지 않습니다.",
                en: "Lists and settings go deeper than 64 levels, which no configuration written by a person does."
            ),
            cure: LocalizedText(
                ko: "괄호를 잘못 되풀이하지 않았는지 보세요.",
                en: "Look for brackets that were repeated by mistake."
            ),
            wrong: ExampleFiles(
                place: .pipeline,
                content: .long(
                    before: "rules: ",
                    unit: "[",
                    count: 70,
                    after: "sigma" + String(repeating: "]", count: 70)
                )
            ),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .tooManyNodes,
            cause: LocalizedText(
                ko: "값이 별칭을 펼쳐서 10만 개보다 많습니다.",
                en: "With its aliases written out the file has more than 100,000 values."
            ),
            cure: LocalizedText(
                ko: "되풀이된 별칭을 줄이세요.",
                en: "Use fewer aliases of aliases."
            ),
            wrong: ExampleFiles(
                place: .pipeline,
                content: .long(before: "rules: [", unit: "sigma, ", count: 100_000, after: "rsi]")
            ),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .valueTooLong,
            cause: LocalizedText(
                ko: "값 하나가 64 KiB보다 깁니다.",
                en: "A single value is longer than 64 KiB."
            ),
            cure: LocalizedText(
                ko: "설정이 아닌 내용이 붙여 넣어지지 않았는지 보세요.",
                en: "Look for text that was pasted in by mistake."
            ),
            wrong: ExampleFiles(
                place: .pipeline,
                content: .long(before: "rules:\n  - sigma: { message: ", unit: "매수", count: 12_000, after: " }")
            ),
            mended: .pipeline("rules:\n  - sigma: { message: 매수 }")
        ),
        DiagnosticExplanation(
            .includeCycle,
            cause: LocalizedText(
                ko: "파일이 자기 자신을, 또는 다른 파일을 거쳐 자기 자신을 `include`합니다.",
                en: "A file includes itself, perhaps by way of another."
            ),
            cure: LocalizedText(
                ko: "한쪽의 `include`를 지우세요.",
                en: "Remove one of the two 'include'."
            ),
            wrong: .sections("include: more.yaml", others: ["more.yaml": "include: config.yaml\n"]),
            mended: .sections("include: more.yaml", others: ["more.yaml": "host: { language: ko }\n"])
        ),
    ]
}
