import PluginAPI

extension Chart {
    /// What `init(reading:)` reads.
    var written: JSONValue {
        let object: JSONValue = [
            "title": .string(title), "subtitle": .string(subtitle), "language": .string(language.rawValue),
            "zone": .string(timeZone.rawValue), "currency": .string(currency.code), "theme": .string(theme.rawValue),
            "size": ["width": size.width.written, "height": size.height.written, "scale": size.scale.written],
            "style": .string(style.rawValue), "bars": .array(bars.map(\.written)),
            "levels": .array(levels.map(\.written)), "marks": .array(marks.map(\.written)),
            "volume": .bool(showsVolume),
        ]
        return rsi.map { object.adding([JSONValue.Member("rsi", $0.written)]) } ?? object
    }
}

extension Chart.Bar {
    fileprivate var written: JSONValue {
        [
            "time": .string(start.description), "open": open.written, "high": high.written, "low": low.written,
            "close": close.written, "volume": volume.written,
        ]
    }
}

extension Chart.Level {
    fileprivate var written: JSONValue {
        ["label": .string(label), "price": price.written, "role": .string(role.rawValue)]
    }
}

extension Chart.Mark {
    fileprivate var written: JSONValue {
        ["time": .string(time.description), "price": price.written, "side": .string(side.name)]
    }
}

extension Chart.RSI {
    fileprivate var written: JSONValue {
        ["period": period.written, "values": .array(values.map { $0.map { .decimal("\($0)") } ?? .null })]
    }
}

extension FixedPoint {
    /// As text, so that no program rounds it on the way.
    fileprivate var written: JSONValue { .string(description) }
}

extension Int {
    fileprivate var written: JSONValue { .integer(Int64(self)) }
}
