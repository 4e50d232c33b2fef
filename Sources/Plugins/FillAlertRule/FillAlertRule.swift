import PluginAPI

/// Raises one alert for each fill of the account's orders, and for what else becomes of them if that is wanted.
struct FillAlertRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "체결 말고 더 알릴 것: `accepted`(접수), `rejected`(거부), `cancelled`(취소), `modified`(정정)",
                en: "What to tell of beside fills: accepted, rejected, cancelled, modified."
            )
        )
        var also: [Notice] = [.rejected]

        @Setting(LocalizedText(ko: "이 종목만 알림. 비우면 모두", en: "Only these instruments; without any, all."))
        var symbols: [Symbol] = []
    }

    /// What can become of an order beside a fill.
    enum Notice: String, CaseIterable, SettingValue {
        case accepted, rejected, cancelled, modified
    }

    static let summary = LocalizedText(
        ko: "주문이 체결될 때마다 알립니다. 접수, 거부, 취소, 정정도 알릴 수 있습니다.",
        en: "Tells of every fill, and if wanted of orders that are accepted, rejected, cancelled or modified."
    )
    static let consumes: EventKinds = .executions
    static let alerts = [fill, unpricedFill, accepted, rejected, cancelled, modified]

    private let settings: Settings
    private let symbols: Set<Symbol>
    private var instruments: [Symbol: Instrument] = [:]

    init(settings: Settings) {
        self.settings = settings
        symbols = Set(settings.symbols)
    }

    mutating func prepare(_ context: RuleContext) { instruments = context.instruments }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .execution(let execution) = event.payload,
            symbols.isEmpty || symbols.contains(execution.symbol)
        else { return }
        guard let alert = alert(of: execution) else { return }
        signals.raise(alert, on: event.header)
    }

    private func alert(of execution: Execution) -> Alert? {
        let currency = instruments[execution.symbol]?.currency ?? execution.symbol.market.currency
        let name = execution.name ?? instruments[execution.symbol]?.name ?? execution.symbol.description
        guard let (notice, kind) = Self.notice(of: execution.kind) else { return Self.fill(execution, name, currency) }
        return settings.also.contains(notice) ? Self.alert(kind, execution, name, currency) : nil
    }

    /// What a kind of execution is told as; nothing for a fill, which is always told.
    private static func notice(of kind: Execution.Kind) -> (Notice, AlertKind)? {
        switch kind {
        case .filled: nil
        case .accepted: (.accepted, accepted)
        case .rejected: (.rejected, rejected)
        case .cancelled: (.cancelled, cancelled)
        case .modified: (.modified, modified)
        }
    }
}
