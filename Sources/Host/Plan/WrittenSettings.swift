import PluginAPI
import YAML

/// The settings of a part as a person wrote them, with secrets masked.
struct WrittenSettings {
    private let node: Node?
    private let isHidden: (SourceSpan) -> Bool

    /// Takes settings and what says which places must not be shown.
    init(_ node: Node?, isHidden: @escaping (SourceSpan) -> Bool) {
        self.node = node
        self.isHidden = isHidden
    }

    /// A longer list is shown by its beginning and its length.
    private static let mostElements = 12

    private static let shownElements = 6

    /// The settings on one line without braces: `lookback: 1y, levels: [1, 2]`.
    var text: String {
        guard let entries = node?.mapping else { return "" }
        return text(of: entries)
    }

    /// The settings as an object, values as the texts they were written as.
    var json: JSONValue { node.map(json) ?? [:] }

    private func text(of entries: [Node.Entry]) -> String {
        entries.map { "\(text(of: $0.key)): \(text(of: $0.value))" }.joined(separator: ", ")
    }

    private func text(of node: Node) -> String {
        switch node.content {
        case .scalar(let scalar):
            isHidden(node.span) ? Secret.mask : scalar.text.isEmpty ? "\"\"" : VisibleText.line(scalar.text)
        case .sequence(let nodes) where nodes.count > Self.mostElements:
            "[" + nodes.prefix(Self.shownElements).map(text).joined(separator: ", ") + ", … (\(nodes.count))]"
        case .sequence(let nodes): "[" + nodes.map(text).joined(separator: ", ") + "]"
        case .mapping(let entries): "{ " + text(of: entries) + " }"
        }
    }

    private func json(of node: Node) -> JSONValue {
        switch node.content {
        case .scalar(let scalar): .string(isHidden(node.span) ? Secret.mask : scalar.text)
        case .sequence(let nodes): .array(nodes.map(json))
        case .mapping(let entries):
            .object(entries.map { JSONValue.Member($0.key.scalar?.text ?? text(of: $0.key), json(of: $0.value)) })
        }
    }
}
