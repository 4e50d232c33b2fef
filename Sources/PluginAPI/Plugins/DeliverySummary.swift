/// An item as people read it on a terminal or in a text file.
///
/// Everything in it is safe to show: what comes from outside cannot move the cursor or change colours.
public struct DeliverySummary: Sendable, Hashable {
    /// Date and time by the exchange's clock, `2026-11-20 09:30:12`, with ` ET` behind where that is New York's.
    public var time: String

    /// How urgent an alert is, in words, or the type of an event.
    public var label: String

    /// The pipeline, and the rule that decided, as in `sigma-alerts/sigma`.
    public var origin: String

    /// The message, which may have several lines.
    public var text: String

    /// Everything as lines of text without the last line's end; lines after the first are indented.
    public var lines: String { "\(time) \(label) \(origin): \(text.replacing("\n", with: "\n    "))" }
}

extension Delivery {
    /// The item as people read it.
    public func summary(in language: Language) -> DeliverySummary {
        DeliverySummary(
            time: zone.text(at: header.exchangeTime),
            label: label(in: language),
            origin: VisibleText.line(rule.map { "\(pipeline)/\($0)" } ?? pipeline),
            text: VisibleText.lines(message(in: language)) + (mayRepeat ? Self.repeatNote.text(in: language) : "")
        )
    }

    /// The instrument it is about, if it is about one.
    public var symbol: Symbol? {
        switch content {
        case .alert(let alert, _): alert.symbol
        case .order(let intent): intent.symbol
        case .event(let event): event.payload.symbol
        case .digest, .image: nil
        }
    }

    /// The clock of the exchange it is about, which is Korea's for what is about no instrument.
    public var zone: MarketTimeZone { symbol.map { $0.market == .krx ? .korea : .usEastern } ?? .korea }

    /// What a message says behind its text when an earlier attempt may have arrived.
    public static let repeatNote = LocalizedText(ko: " (다시 보낸 것일 수 있음)", en: " (may be a repeat)")

    private func label(in language: Language) -> String {
        switch content {
        case .alert, .order, .digest, .image: severity.word.text(in: language)
        case .event(let event): event.kind.names.joined()
        }
    }

    private func message(in language: Language) -> String {
        switch content {
        case .alert(_, let text): text
        case .order(let intent): "\(intent.symbol) \(intent.side.word.text(in: language)): \(intent.reason)"
        case .event(let event): VisibleText.line(event.text(in: language))
        case .digest(let digest): digest.text
        case .image(let image): image.caption
        }
    }
}

extension MarketTimeZone {
    /// Date and time of this clock for people.
    fileprivate func text(at instant: Timestamp) -> String {
        let (date, time) = localTime(at: instant)
        return "\(date) \(time.fullText)\(self == .korea ? "" : " ET")"
    }
}
