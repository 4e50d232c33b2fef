import PluginAPI

/// Writes the messages of alerts in the language of the run.
struct MessageComposer: Sendable {
    let language: Language
    let instruments: [Symbol: Instrument]

    /// What a broker tells of instruments while the run lasts.
    let broker: BrokerInstruments?
    let calendars: Calendars

    /// The messages that the configuration puts in place of a rule's own, by pipeline and rule.
    let overrides: [RuleAddress: MessageTemplate]

    /// The messages of the kinds that the pipeline's rules declare, by the text they were read from.
    private let templates: [String: MessageTemplate]

    /// Reads the messages of every kind that can be raised.
    init(
        language: Language,
        instruments: [Symbol: Instrument],
        broker: BrokerInstruments? = nil,
        calendars: Calendars,
        overrides: [RuleAddress: MessageTemplate],
        kinds: [AlertKind]
    ) {
        self.language = language
        self.instruments = instruments
        self.broker = broker
        self.calendars = calendars
        self.overrides = overrides
        templates = kinds.reduce(into: [:]) { templates, kind in
            for message in [kind.message] + kind.rows.map(\.message) {
                let text = message.text(in: language)
                templates[text] = Self.template(text)
            }
        }
    }

    /// The message of an alert.
    func text(of alert: Alert, raisedBy address: RuleAddress, on header: EventHeader) -> String {
        let template = overrides[address] ?? template(of: alert.kind.message)
        let zone = zone(of: alert)
        return template.filled { name in
            if let own = text(of: name, kind: alert.kind.fields, alert.values, zone) { return own }
            if name == AlertKind.rowsField, !alert.kind.rows.isEmpty { return rows(of: alert, zone) }
            return common(name, alert, address, header)?.text(in: language, zone: zone) ?? "{\(name)}"
        }
    }

    /// The rows one below the other; nothing without any.
    private func rows(of alert: Alert, _ zone: MarketTimeZone) -> String? {
        guard !alert.rows.isEmpty else { return nil }
        return alert.rows.map { row in
            template(of: row.kind.message).filled { name in
                text(of: name, kind: row.kind.fields, row.values, zone) ?? "{\(name)}"
            }
        }.joined(separator: "\n")
    }

    private func text(
        of name: String,
        kind fields: [AlertKind.Field],
        _ values: [FieldValue],
        _ zone: MarketTimeZone
    ) -> String? {
        guard let index = fields.firstIndex(where: { $0.name == name }), index < values.count else { return nil }
        return values[index].text(in: language, zone: zone, sign: fields[index].sign)
    }

    private func template(of message: LocalizedText) -> MessageTemplate {
        let text = message.text(in: language)
        return templates[text] ?? Self.template(text)
    }

    /// A rule's own message; one that is no template is shown as it is, which the contract tests rule out.
    private static func template(_ text: String) -> MessageTemplate {
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

    /// The name of an instrument, or its code if no name is known.
    func instrumentName(_ symbol: Symbol) -> String {
        (instruments[symbol] ?? broker?.instrument(symbol))?.name ?? symbol.description
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
        case "name": .text(alert.symbol.map(instrumentName) ?? "")
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
