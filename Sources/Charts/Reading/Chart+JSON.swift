internal import Foundation
import PluginAPI

extension Chart {
    /// Reads a chart as JSON, whose size is bounded.
    ///
    /// - Throws: `ChartError.unreadable`.
    public init(json: [UInt8]) throws(ChartError) {
        guard json.count <= ChartLimits.json else { throw .unreadable(.tooLong) }
        do {
            self = try JSONDecoder().decode(Chart.self, from: Data(json))
        } catch let problem as ChartReadingProblem {
            throw .unreadable(problem)
        } catch {
            // What is in order but for its form was told by the reader of the member.
            throw .unreadable(.noJSON(line: Self.line(ofProblemIn: json)))
        }
    }

    /// The chart as JSON that `init(json:)` reads.
    ///
    /// - Throws: `ChartError.refused` for what cannot be drawn, and so need not be written.
    public func json() throws(ChartError) -> [UInt8] {
        try check()
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self))
        } catch {
            preconditionFailure("a chart that can be drawn has only what JSON can hold: \(error)")
        }
    }

    private static func line(ofProblemIn json: [UInt8]) -> Int? {
        do throws(JSONProblem) {
            _ = try JSONValue(reading: json)
            return nil
        } catch {
            guard case .malformed(let place) = error else { return nil }
            return 1 + json.prefix(place).count { $0 == UInt8(ascii: "\n") }
        }
    }
}
