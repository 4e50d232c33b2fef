import PluginAPI

extension CommandDesk {
    /// How many parts that are not well are named.
    private static let mostParts = 10

    /// How the program is, and whether the chat is muted.
    func statusText(for chat: ChatAddress) -> LocalizedText {
        let status = status.status
        let lines =
            [Self.health(status)] + [Self.run(status)] + Self.decisions(status) + Self.waiting(status) + undelivered
        let muted = mutedUntil(chat).map { [Self.muted(until: $0)] } ?? []
        return Self.lines(lines + muted)
    }

    /// How many alerts could not be delivered, in this run or before.
    private var undelivered: [LocalizedText] {
        let count = (try? OutboxLedger(of: database).undelivered().count) ?? 0
        guard count > 0 else { return [] }
        return [
            LocalizedText(
                ko: "✖ 못 보낸 알림 \(count)건. 컴퓨터에서 `host outbox`로 정하세요",
                en: "✖ undelivered alerts: \(count); decide with 'host outbox' at the machine"
            )
        ]
    }

    private static func health(_ status: RunStatus) -> LocalizedText {
        let ill = status.components.filter { part in
            part.state == Status.State.degraded.rawValue || part.state == Status.State.failed.rawValue
        }
        guard !ill.isEmpty else { return LocalizedText(ko: "✅ 모두 정상입니다", en: "✅ everything is well") }
        let heading = LocalizedText(ko: "⚠️ 문제가 있는 곳 \(ill.count)개", en: "⚠️ parts that are not well: \(ill.count)")
        let parts = ill.prefix(mostParts).map { part in
            LocalizedText(
                "• " + [part.name, part.reason.map(VisibleText.line)].compactMap { $0 }.joined(separator: ": ")
            )
        }
        let rest = ill.count - parts.count
        let more = rest > 0 ? [LocalizedText(ko: "• 그 밖에 \(rest)개", en: "• and \(rest) more")] : []
        return lines([heading] + parts + more)
    }

    private static func run(_ status: RunStatus) -> LocalizedText {
        let since = ChatMoment.text(Timestamp(nanoseconds: status.started))
        let events = status.events
        return LocalizedText(ko: "실행: \(since)부터, 이벤트 \(events)개", en: "running since \(since), \(events) events")
    }

    private static func decisions(_ status: RunStatus) -> [LocalizedText] {
        status.pipelines.map { pipeline in
            LocalizedText(
                ko: "\(pipeline.name): 알림 \(pipeline.alerts)건, 주문 \(pipeline.orders)건, 걸러진 신호 \(pipeline.suppressed)건",
                en: """
                    \(pipeline.name): \(pipeline.alerts) alerts, \(pipeline.orders) orders, \(pipeline.suppressed) \
                    suppressed
                    """
            )
        }
    }

    private static func waiting(_ status: RunStatus) -> [LocalizedText] {
        status.sinks.filter { $0.waiting > 0 || $0.failed > 0 }.map { sink in
            LocalizedText(
                ko: "\(sink.name): \(sink.waiting)건 대기, \(sink.failed)건 실패",
                en: "\(sink.name): \(sink.waiting) waiting, \(sink.failed) failed"
            )
        }
    }

    /// Lines one below the other.
    static func lines(_ lines: [LocalizedText]) -> LocalizedText {
        lines.dropFirst().reduce(lines.first ?? "") { "\($0)\n\($1)" }
    }
}
