import PluginAPI

extension Chart {
    /// Reads a chart as JSON, whose size is bounded.
    ///
    /// - Throws: `ChartError.unreadable`.
    public init(json: [UInt8]) throws(ChartError) {
        let value = try Self.value(of: json)
        do throws(ChartReadingProblem) {
            try self.init(reading: value)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The chart as JSON that `init(json:)` reads.
    ///
    /// - Throws: `ChartError.refused` for what cannot be drawn, and so need not be written.
    public func json() throws(ChartError) -> [UInt8] {
        try check()
        return Array(written.text.utf8)
    }

    private static func value(of json: [UInt8]) throws(ChartError) -> JSONValue {
        do throws(JSONProblem) {
            return try JSONValue(reading: json, limits: JSONLimits(bytes: ChartLimits.json))
        } catch {
            switch error {
            case .tooLong: throw .unreadable(.tooLong)
            case .tooDeep, .tooManyValues: throw .unreadable(.noJSON(line: nil))
            case .malformed(let place):
                let line = 1 + json.prefix(place).count { $0 == UInt8(ascii: "\n") }
                throw .unreadable(.noJSON(line: line))
            }
        }
    }
}
