import PluginAPI

extension WebhookSink {
    /// A JSON text whose strings have places for fields: `{"title": "{title}", "level": "{level}"}`.
    ///
    /// A string that is one place alone becomes the field's own value: a number stays a number.
    struct Template: Sendable, Hashable {
        /// Why a text is no template.
        enum Mistake: Error {
            case notJSON(line: Int, column: Int)
            case tooLarge
            case notTemplate(MessageTemplate.Mistake)
        }

        /// What every item has beside the fields of its alert.
        static let itemFields = [
            "id", "time", "date", "pipeline", "rule", "severity", "kind", "symbol", "title", "text", "fields", "rows",
            "may_repeat",
        ]

        private indirect enum Piece: Sendable, Hashable {
            case value(JSONValue)
            case text(MessageTemplate)
            case list([Piece])
            case object([Member])
        }

        private struct Member: Sendable, Hashable {
            var name: String
            var piece: Piece
        }

        private let root: Piece

        /// The names of the fields, in the order of their places.
        private(set) var fields: [String] = []

        init(_ text: String) throws(Mistake) {
            let json: JSONValue
            do throws(JSONProblem) {
                json = try JSONValue(reading: text, limits: JSONLimits(bytes: 64 << 10, depth: 16, values: 2_000))
            } catch {
                guard case .malformed(let byte) = error else { throw .tooLarge }
                let before = String(decoding: text.utf8.prefix(byte), as: UTF8.self).split(
                    separator: "\n",
                    omittingEmptySubsequences: false
                )
                throw .notJSON(line: before.count, column: (before.last?.count ?? 0) + 1)
            }
            var fields: [String] = []
            root = try Self.piece(json, &fields)
            self.fields = fields
        }

        /// The body for an item; nothing for one that has none.
        func value(for item: Delivery, in language: Language) -> JSONValue? {
            guard let json = item.json else { return nil }
            return Self.value(root, Values(item: item, json: json, language: language))
        }

        private static func piece(_ value: JSONValue, _ fields: inout [String]) throws(Mistake) -> Piece {
            switch value {
            case .string(let text):
                do throws(MessageTemplate.Mistake) {
                    let template = try MessageTemplate(text)
                    fields += template.fields
                    return .text(template)
                } catch {
                    throw .notTemplate(error)
                }
            case .array(let elements):
                var pieces: [Piece] = []
                for element in elements { pieces.append(try piece(element, &fields)) }
                return .list(pieces)
            case .object(let members):
                var pieces: [Member] = []
                for member in members {
                    pieces.append(Member(name: member.name, piece: try piece(member.value, &fields)))
                }
                return .object(pieces)
            default: return .value(value)
            }
        }

        private static func value(_ piece: Piece, _ values: Values) -> JSONValue {
            switch piece {
            case .value(let value): return value
            case .list(let pieces): return .array(pieces.map { value($0, values) })
            case .object(let members): return .object(members.map { .init($0.name, value($0.piece, values)) })
            case .text(let template):
                if template.parts.count == 1, case .field(let name) = template.parts[0] { return values.value(name) }
                return .string(template.filled { values.text($0) ?? "" })
            }
        }
    }
}
