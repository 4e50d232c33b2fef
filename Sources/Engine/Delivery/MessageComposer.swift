import PluginAPI

/// Writes the messages of alerts in the language of the run.
struct MessageComposer: Sendable {
    let language: Language
    let instruments: [Symbol: Instrument]
    let calendars: Calendars

    /// The messages that the configuration puts in place of a rule's own, by pipeline and rule.
    let overrides: [RuleAddress: MessageTemplate]

    /// The messages of the kinds that the pipeline's rules declare, by the text they were read from.
    private let templates: [String: MessageTemplate]

    /// Reads the messages of every kind that can be raised.
    init(
        language: Language,
        instruments: [Symbol: Instrument],
        calendars: Calendars,
        overrides: [RuleAddress: MessageTemplate],
        kinds: [AlertKind]
    ) {
        self.language = language
        self.instruments = instruments
        self.calendars = calendars
        self.overrides = overrides
        templates = kinds.reduce(into: [:]) { templates, kind in
            templates[kind.message.text(in: language)] = Self.template(kind, language)
        }
    }

    /// The message of an alert.
    func text(of alert: Alert, raisedBy address: RuleAddress, on header: EventHeader) -> String {
        let template =
            overrides[address] ?? templates[alert.kind.message.text(in: language)]
            ?? Self.template(alert.kind, language)
        return template.filled { name in
            let value = alert[field: name] ?? common(name, alert, address, header)
            return value.map { $0.text(in: language, zone: zone(of: alert)) } ?? "{\(name)}"
        }
    }

    /// A kind's own message; one that is no template is shown as it is, which the contract tests rule out.
    static func template(_ kind: AlertKind, _ language: Language) -> MessageTemplate {
        let text = kind.message.text(in: language)
        do {
            return try MessageTemplate(text)
        } catch {
            let escaped = text.replacing("{", with: "{{").replacing("}", with: "}}")
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
