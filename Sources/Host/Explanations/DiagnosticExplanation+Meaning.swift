import PluginAPI

extension DiagnosticExplanation {
    /// What the values amount to: H0301 to W0313.
    static let meaning: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .symbolForm,
            cause: LocalizedText(
                ko: "종목코드의 형식이 시장과 맞지 않습니다. 국내 종목코드는 여섯 자입니다.",
                en: "A symbol has not the form of its market; Korean ones have six characters."
            ),
            cure: LocalizedText(
                ko: "앞의 0까지 여섯 자를 모두 적으세요.",
                en: "Write all six characters, zeros in front included."
            ),
            wrong: .pipeline(
                """
                sources:
                  - replay: { path: var/sample/krx-2026-11-20.rec, symbols: [5930] }
                """
            ),
            mended: .pipeline(
                """
                sources:
                  - replay: { path: var/sample/krx-2026-11-20.rec, symbols: [005930] }
                """
            )
        ),
        DiagnosticExplanation(
            .offTick,
            cause: LocalizedText(
                ko: "주문 가격이 그 가격대의 호가 단위에 맞지 않아 거래소가 받지 않습니다.",
                en: "The price of an order is off the tick of its range, and the exchange would refuse it."
            ),
            cure: LocalizedText(
                ko: "메시지에 나온 가장 가까운 가격을 쓰세요.",
                en: "Use the nearest price in the message."
            ),
            reserved: LocalizedText(
                ko: "주문은 이 버전에 없습니다. 주문이 생기면 쓰입니다.",
                en: "Orders are not part of this version; the code is for when they are."
            )
        ),
        DiagnosticExplanation(
            .unreachableLimit,
            cause: LocalizedText(
                ko: "더 작은 다른 한도 때문에 결코 닿을 수 없는 한도입니다.",
                en: "A smaller limit keeps this one from ever being reached."
            ),
            cure: LocalizedText(
                ko: "둘 가운데 뜻한 것에 맞추어 고치세요.",
                en: "Change the one of the two that is not what you want."
            ),
            assumption: assuming(ko: "`desk` 증권사", en: "the broker 'desk'"),
            wrong: .sections(
                """
                brokers:
                  main:
                    desk: { limits: { notional_per_order: 500만원, notional_per_day: 100만원 } }
                """
            ),
            mended: .sections(
                """
                brokers:
                  main:
                    desk: { limits: { notional_per_order: 50만원, notional_per_day: 100만원 } }
                """
            )
        ),
        DiagnosticExplanation(
            .mixedModes,
            cause: LocalizedText(
                ko: "실전과 모의투자의 모드와 주소가 섞여 있습니다.",
                en: "Mode and address belong to different servers, the real and the paper one."
            ),
            cure: LocalizedText(
                ko: "둘을 같은 쪽으로 맞추세요.",
                en: "Make both of one kind."
            ),
            wrong: .sections(
                """
                brokers:
                  main:
                    kis:
                      mode: real
                      app_key: ${KIS_APP_KEY}
                      app_secret: ${KIS_APP_SECRET}
                      account: 12345678-01
                      rest_url: https://openapivts.koreainvestment.com:29443
                pipelines:
                  fills:
                    sources: [{ kis-ws: { broker: main, executions: true } }]
                    rules: [fill-alert]
                    sinks: [console]
                """,
                others: keys
            ),
            mended: .sections(
                """
                brokers:
                  main:
                    kis:
                      mode: paper
                      app_key: ${KIS_APP_KEY}
                      app_secret: ${KIS_APP_SECRET}
                      account: 12345678-01
                      rest_url: https://openapivts.koreainvestment.com:29443
                pipelines:
                  fills:
                    sources: [{ kis-ws: { broker: main, executions: true } }]
                    rules: [fill-alert]
                    sinks: [console]
                """,
                others: keys
            )
        ),
        DiagnosticExplanation(
            .callBudget,
            cause: LocalizedText(
                ko: "요청한 종목과 주기가 증권사의 호출 한도를 넘습니다.",
                en: "What is asked for does not fit into the calls that the broker allows."
            ),
            cure: LocalizedText(
                ko: "종목을 줄이거나 주기를 늘리세요.",
                en: "Ask for fewer symbols, or less often."
            ),
            assumption: assuming(
                ko: "두 건까지만 실시간으로 등록되는 `desk` 증권사와 `desk-ticks` 소스",
                en: "the broker 'desk', which holds two live registrations, and the source 'desk-ticks'"
            ),
            wrong: .sections(
                """
                brokers: { main: desk }
                pipelines:
                  alerts:
                    sources: [{ desk-ticks: { broker: main, trades: [005930, 000660, 035420], overflow: error } }]
                    rules: [sigma]
                    sinks: [console]
                """
            ),
            mended: .sections(
                """
                brokers: { main: desk }
                pipelines:
                  alerts:
                    sources: [{ desk-ticks: { broker: main, trades: [005930, 000660, 035420], overflow: poll } }]
                    rules: [sigma]
                    sinks: [console]
                """
            )
        ),
        DiagnosticExplanation(
            .unknownSession,
            cause: LocalizedText(
                ko: "`when`에 적은 이름의 거래 시간이 없습니다.",
                en: "No session has the name that 'when' gives."
            ),
            cure: LocalizedText(
                ko: "메시지에 나온 이름이나 `09:00-09:10` 같은 시간을 쓰세요.",
                en: "Use a name in the message, or hours such as '09:00-09:10'."
            ),
            wrong: .pipeline("when: krx-regula"),
            mended: .pipeline("when: krx-regular")
        ),
        DiagnosticExplanation(
            .marketMismatch,
            cause: LocalizedText(
                ko: "증권사가 그 종목의 시장을 다루지 않습니다.",
                en: "The broker does not serve the market of the symbol."
            ),
            cure: LocalizedText(
                ko: "그 시장을 다루는 증권사를 쓰세요.",
                en: "Use a broker that serves the market."
            ),
            reserved: LocalizedText(
                ko: "모든 시장을 다루지는 않는 증권사 플러그인이 아직 없습니다. 생기면 쓰입니다.",
                en: "Every broker plugin serves all markets; the code is for one that does not."
            )
        ),
        DiagnosticExplanation(
            .replayMayNotOrder,
            cause: LocalizedText(
                ko: "녹화를 재생하는 파이프라인이 진짜 계좌에 주문하게 되어 있습니다.",
                en: "A pipeline that replays a recording would order at an account with money."
            ),
            cure: LocalizedText(
                ko: "재생에는 가상 계좌를 쓰세요.",
                en: "Use a virtual account with a replay."
            ),
            reserved: LocalizedText(
                ko: "주문은 이 버전에 없습니다. 주문이 생기면 쓰입니다.",
                en: "Orders are not part of this version; the code is for when they are."
            )
        ),
        DiagnosticExplanation(
            .addressNotAllowed,
            cause: LocalizedText(
                ko: "실전에서는 공식 주소나 이 컴퓨터의 주소만 쓸 수 있습니다.",
                en: "In real mode only the official address or one of this computer is accepted."
            ),
            cure: LocalizedText(
                ko: "주소 설정을 지워 공식 주소를 쓰세요.",
                en: "Delete the address to use the official one."
            ),
            wrong: .sections(
                """
                brokers:
                  main:
                    kis:
                      mode: real
                      app_key: ${KIS_APP_KEY}
                      app_secret: ${KIS_APP_SECRET}
                      account: 12345678-01
                      rest_url: https://kis.example.com:9443
                pipelines:
                  fills:
                    sources: [{ kis-ws: { broker: main, executions: true } }]
                    rules: [fill-alert]
                    sinks: [console]
                """,
                others: keys
            ),
            mended: .sections(
                """
                brokers:
                  main:
                    kis:
                      mode: real
                      app_key: ${KIS_APP_KEY}
                      app_secret: ${KIS_APP_SECRET}
                      account: 12345678-01
                pipelines:
                  fills:
                    sources: [{ kis-ws: { broker: main, executions: true } }]
                    rules: [fill-alert]
                    sinks: [console]
                """,
                others: keys
            )
        ),
        DiagnosticExplanation(
            .noProtection,
            cause: LocalizedText(
                ko: "사기만 하고 손실을 막는 규칙이 어디에도 없습니다.",
                en: "A rule buys, and nothing would ever stop a loss."
            ),
            cure: LocalizedText(
                ko: "손절 규칙이나 증권사의 한도를 더하세요.",
                en: "Add a stop, or limits of the broker."
            ),
            reserved: LocalizedText(
                ko: "주문은 이 버전에 없습니다. 주문이 생기면 쓰입니다.",
                en: "Orders are not part of this version; the code is for when they are."
            )
        ),
        DiagnosticExplanation(
            .unusableFile,
            cause: LocalizedText(
                ko: "설정이 가리키는 파일이나 폴더를 읽을 수 없거나, 형식이 다르거나, 쓸 수 없습니다.",
                en: "A file or folder that is named cannot be read, has another form, or cannot be written."
            ),
            cure: LocalizedText(
                ko: "경로와 권한, 파일의 내용을 확인하세요.",
                en: "Check the path, its permissions, and what the file holds."
            ),
            wrong: .pipeline(
                """
                sources:
                  - replay: { path: var/sample/krx-2026-11-21.rec }
                """
            ),
            mended: .pipeline(
                """
                sources:
                  - replay: { path: var/sample/krx-2026-11-20.rec }
                """
            )
        ),
        DiagnosticExplanation(
            .mixedTimelines,
            cause: LocalizedText(
                ko: """
                    녹화는 지난 시각을 따르므로 지금의 시각을 따르는 소스와 함께 둘 수 없습니다. `from`이나 `speed`를 쓴 시뮬레이터도 \
                    실제 계좌나 다른 시각의 시뮬레이터와 함께 둘 수 없습니다.
                    """,
                en: """
                    A recording brings its own times, so no source of the present can stand beside it. Nor can a simulator \
                    with 'from' or 'speed' stand beside a real account or a simulator with another time.
                    """
            ),
            cure: LocalizedText(
                ko: "파이프라인을, 증권사라면 설정 파일을 둘로 나누세요.",
                en: "Make two pipelines of it, or two configurations where brokers are concerned."
            ),
            assumption: assuming(ko: "`ticker` 소스", en: "the source 'ticker'"),
            wrong: .pipeline(
                """
                sources:
                  - replay: { path: var/sample/krx-2026-11-20.rec }
                  - ticker
                """
            ),
            mended: .pipeline(
                """
                sources:
                  - replay: { path: var/sample/krx-2026-11-20.rec }
                """
            )
        ),
        DiagnosticExplanation(
            .calendarExpires,
            cause: LocalizedText(
                ko: "프로그램에 든 거래일 자료의 기한이 지나 휴장일을 더는 알 수 없습니다.",
                en: "The calendar in the program has come to its end, so holidays are no longer known."
            ),
            cure: LocalizedText(
                ko: "프로그램을 새로 받으세요. 그동안은 `calendars`에 휴장일을 적을 수 있습니다.",
                en: "Update the program; until then holidays can be written under 'calendars'."
            ),
            wrong: ExampleFiles.pipeline(
                """
                sources:
                  - schedule: { name: report, at: ["09:00"] }
                rules: []
                """
            ).on(CivilDate("2028-01-03")),
            mended: ExampleFiles.pipeline(
                """
                sources:
                  - schedule: { name: report, at: ["09:00"] }
                rules: []
                """
            ).on(CivilDate("2026-11-20"))
        ),
        DiagnosticExplanation(
            .claimedTwice,
            cause: LocalizedText(
                ko: "봇에게 온 메시지나 포트처럼 소스 하나만 쓸 수 있는 것이 있습니다. 둘이 쓰면 어느 쪽도 제대로 받지 못합니다.",
                en: """
                    Some things, such as the messages of a bot or a port, are for one source alone; with two of them neither \
                    gets what it should.
                    """
            ),
            cure: LocalizedText(
                ko: "소스를 `sources:`에 한 번 정의하고 파이프라인마다 그 이름을 쓰세요.",
                en: "Define the source once under 'sources:' and name it in each pipeline."
            ),
            wrong: .whole(
                """
                version: 1
                pipelines:
                  first:
                    sources:
                      - telegram-chat: { token: "${TELEGRAM_BOT_TOKEN}", allow: [111111111] }
                  second:
                    sources:
                      - telegram-chat: { token: "${TELEGRAM_BOT_TOKEN}", allow: [111111111] }
                """,
                others: bot
            ),
            mended: .whole(
                """
                version: 1
                sources:
                  chat:
                    telegram-chat: { token: "${TELEGRAM_BOT_TOKEN}", allow: [111111111] }
                pipelines:
                  first:
                    sources: [chat]
                  second:
                    sources: [chat]
                """,
                others: bot
            )
        ),
    ]
    /// The keys of an account that is nobody's.
    private static let keys = [".env": "KIS_APP_KEY=PSmade0up0app0key\nKIS_APP_SECRET=made/up/app/secret\n"]

    /// The token of a bot that is nobody's.
    private static let bot = [".env": "TELEGRAM_BOT_TOKEN=123456789:AAE7-made-up-key-of-a-bot\n"]
}
