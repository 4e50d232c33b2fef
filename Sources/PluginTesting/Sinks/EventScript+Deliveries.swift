public import PluginAPI

extension EventScript {
    /// An alert on its way to a sink, with this text as its message.
    public mutating func delivery(
        _ text: String,
        id: String,
        severity: AlertSeverity = .notice,
        of symbol: String = "005930"
    ) -> Delivery {
        let kind = AlertKind("test", severity: severity, fields: [], message: LocalizedText(text))
        let alert = Alert(kind, about: instrument(symbol).symbol, [])
        return Delivery(
            id: id,
            pipeline: "test",
            rule: "above",
            severity: severity,
            header: header(),
            content: .alert(alert, text: text)
        )
    }
}
