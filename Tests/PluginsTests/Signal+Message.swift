import PluginAPI

extension Signal {
    /// The alert; nothing for an order.
    var alert: Alert? {
        guard case .alert(let alert) = content else { return nil }
        return alert
    }

    /// The message of an alert as the program writes it; empty for an order.
    func message(in language: Language = .ko, naming name: String? = nil) throws -> String {
        guard let alert else { return "" }
        let rows = try alert.rows.map { row in
            try MessageTemplate(row.kind.message.text(in: language)).filled { field in
                row.kind.fields.firstIndex { $0.name == field }.map {
                    row.values[$0].text(in: language, zone: .korea, sign: row.kind.fields[$0].sign)
                }
            }
        }
        return try MessageTemplate(alert.kind.message.text(in: language)).filled { field in
            if field == AlertKind.rowsField { return rows.isEmpty ? nil : rows.joined(separator: "\n") }
            if field == "name" { return name ?? symbol?.description }
            let sign = alert.kind.fields.first { $0.name == field }?.sign ?? .negativeOnly
            return value(ofField: field)?.text(in: language, zone: .korea, sign: sign)
        }
    }
}
