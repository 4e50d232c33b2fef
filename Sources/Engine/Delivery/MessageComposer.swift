import PluginAPI

/// Writes the messages of alerts in the language of the run.
struct MessageComposer: Sendable {
    let language: Language
    let instruments: [Symbol: Instrument]
    let calendars: Calendars

    /// The messages that the configuration puts in place of a rule's own, by pipeline and rule.
    let overrides: [RuleAddress: MessageTemplate]

    /// The message of an alert.
    func text(of alert: Alert, raisedBy address: RuleAddress, on header: EventHeader) -> String {
        let template = overrides[address] ?? Self.template(alert.kind, language)
        return template.filled { name in
            let value = alert[field: name] ?? common(name, alert, address, header)
            return value.map { $0.text(in: language, zone: zone(of: alert)) } ?? "{\(name)}"
        }
    }

    /// A kind's own message; one that is no template is shown as it is, which the contract tests rule out.
    static func template(_ kind: AlertKind, _ language: Language) -> MessageTemplate {
        let text = kind.message.text(in: language)
        let escaped = text.replacing("{", with: "{{").replacing("}", with: "}}")
        do {
            return try MessageTemplate(text)
        } catch {
            guard let literal = try? MessageTemplate(escaped) else {
                preconditionFailure("escaped braces always match")
            }
            return literal
        }
    }

    private func zone(of alert: Alert) -> MarketTimeZone {
        calendars.calendar(of: alert.symbol?.market ?? .krx).timeZone
    }

    private func common(
        _ name: String,
        _ alert: Alert,
        _ address: RuleAddress,
        _ header: EventHeader
    ) -> FieldValue? {
        switch name {
        case "symbol": .text(alert.symbol?.description ?? "")
        case "name": .text(alert.symbol.map { instruments[$0]?.name ?? $0.description } ?? "")
        case "time": .moment(header.exchangeTime)
        case "date": .date(header.tradingDay)
        case "rule": .text(address.rule)
        case "pipeline": .text(address.pipeline)
        case "severity": .text(alert.kind.severity.rawValue)
        default: nil
        }
    }
}

/// A rule's place: its pipeline and its id there.
struct RuleAddress: Sendable, Hashable {
    var pipeline: String
    var rule: String
}
