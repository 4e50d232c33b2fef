import PluginAPI

extension WebhookSink.Template {
    /// The fields of one item, as JSON and as people read them.
    struct Values {
        let item: Delivery
        let json: JSONValue
        let language: Language

        /// A field's own value; nothing is `null`.
        func value(_ name: String) -> JSONValue {
            if let own = own(name) { return DeliveryJSON(zone: item.zone).value(own) }
            return switch name {
            case "title": .string(title)
            case "date": .string(item.header.tradingDay.description)
            case "rows": rows
            case "may_repeat": .bool(item.mayRepeat)
            default: json[name] ?? .null
            }
        }

        /// A field within a text.
        func text(_ name: String) -> String? {
            if let own = own(name), case .alert(let alert, _) = item.content {
                let sign = alert.kind.fields.first { $0.name == name }?.sign ?? .negativeOnly
                return own.text(in: language, zone: item.zone, sign: sign)
            }
            if name == "time" {
                return FieldValue.moment(item.header.exchangeTime).text(in: language, zone: item.zone)
            }
            switch value(name) {
            case .string(let text): return text
            case .null: return nil
            case let other: return other.text
            }
        }

        private var title: String {
            guard case .string(let text) = json["text"] else { return "" }
            return String(text.prefix { !$0.isNewline })
        }

        private var rows: JSONValue {
            guard case .alert(let alert, _) = item.content else { return .null }
            return DeliveryJSON(zone: item.zone).rows(of: alert)
        }

        private func own(_ name: String) -> FieldValue? {
            guard case .alert(let alert, _) = item.content else { return nil }
            return alert[field: name]
        }
    }
}
