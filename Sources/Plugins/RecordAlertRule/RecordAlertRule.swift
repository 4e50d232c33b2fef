import Digest
import PluginAPI

/// Raises an alert for each record that is new or has changed.
struct RecordAlertRule: Rule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "알릴 목록의 이름들. 없으면 모두", en: "The lists to tell of; all of them if left out."))
        var lists: [String] = []

        @Setting(
            LocalizedText(
                ko: "보일 항목과 그 순서. 없으면 모두를 이름 순서로",
                en: "The fields to show, in this order; all of them by name if left out."
            )
        )
        var fields: [String] = []

        @Setting(
            LocalizedText(
                ko: "종목코드가 든 항목. 있으면 그 종목에 대한 알림이 됩니다",
                en: "The field that holds a symbol, so that the alert is about that instrument."
            )
        )
        var symbol: String?

        func validate(_ report: inout SettingReport) {
            checkDoubles(lists, $lists, &report)
            checkDoubles(fields, $fields, &report)
        }

        private func checkDoubles(_ names: [String], _ setting: Setting<[String]>, _ report: inout SettingReport) {
            for (index, name) in names.enumerated() where names[..<index].contains(name) {
                let message = LocalizedText(
                    ko: "\("`\(name)`", .subject) 두 번 있습니다.",
                    en: "'\(name)' is there twice"
                )
                report.error(message, at: setting.span(ofElement: index) ?? setting.span)
            }
        }
    }

    static let summary = LocalizedText(
        ko: "새로 온 기록과 내용이 바뀐 기록을 알립니다.",
        en: "Tells of records that are new or have changed."
    )
    static let consumes: EventKinds = .records
    static let alerts = [record, changed]

    let settings: Settings
    var state = State()
    private var instruments: [Symbol: Instrument] = [:]

    init(settings: Settings) { self.settings = settings }

    mutating func prepare(_ context: RuleContext) { instruments = context.instruments }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .record(let record) = event.payload else { return }
        guard settings.lists.isEmpty || settings.lists.contains(record.list) else { return }
        let instrument = instrument(of: record)
        let shown = shown(record, besides: instrument == nil ? nil : settings.symbol)
        let kind: AlertKind
        switch state.note(
            record,
            showing: [instrument?.symbol.description ?? ""] + shown.map { "\($0.name)=\($0.text)" }
        ) {
        case .new: kind = Self.record
        case .changed: kind = Self.changed
        case .same: return
        }
        signals.raise(Self.alert(kind, record, shown, about: instrument), on: event.header)
    }

    /// The fields that are shown, in order; without a choice all but the one that the instrument's own line tells.
    private func shown(_ record: Record, besides told: String?) -> [(name: String, text: String)] {
        let names = settings.fields.isEmpty ? record.fields.keys.filter { $0 != told }.sorted() : settings.fields
        return names.compactMap { name in record.fields[name].map { (name, $0) } }
    }

    /// The instrument that a record names, with the name that is known of it.
    private func instrument(of record: Record) -> (symbol: Symbol, name: String)? {
        guard let text = settings.symbol.flatMap({ record.fields[$0] }), let symbol = Symbol(text) else { return nil }
        return (symbol, instruments[symbol]?.name ?? symbol.description)
    }
}
