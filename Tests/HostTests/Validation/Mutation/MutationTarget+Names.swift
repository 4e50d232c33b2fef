import PluginAPI
import YAML

extension MutationTarget {
    /// Where a name stands and what it names.
    typealias Name = (bytes: Range<Int>, kind: MutationTally.NameKind)

    /// What the word is in which a slip of typing was made; nothing for other slips and other words.
    func kind(of mutation: Mutation) -> MutationTally.NameKind? {
        switch mutation.kind {
        case .drop, .insert("x"), .insert("가"), .swap: break
        case .retype(_, let word) where word.first != "“": break
        default: return nil
        }
        let start = String(text.characters[..<mutation.offset]).utf8.count
        // A letter before a word or behind it makes another word too; a swap needs both of its letters in it.
        let name = names.first { $0.bytes.contains(start) && $0.bytes.lowerBound < start }
        guard let name, mutation.kind != .swap || start + 1 < name.bytes.upperBound else { return nil }
        return name.kind
    }

    /// The words of a tree that have to be one of several.
    static func names(in root: Node) -> [Name] {
        var names: [Name] = []
        collect(root, [], into: &names)
        return names
    }

    private static func collect(_ node: Node, _ path: [String], into names: inout [Name]) {
        switch node.content {
        case .scalar(let scalar):
            if path.last == "*", lists.contains(path.dropLast().last ?? "") {
                names.append((node.span.bytes, .reference))
            } else if choices.contains(scalar.text) {
                names.append((node.span.bytes, .choice))
            }
        case .sequence(let nodes): for node in nodes { collect(node, path + ["*"], into: &names) }
        case .mapping(let entries):
            for entry in entries {
                let isEntry = path.last == "*" && lists.contains(path.dropLast().last ?? "")
                let isDefined = path.count == 2 && lists.contains(path[0])
                let isChosen = path == ["pipelines"] || path.count == 1 && lists.contains(path[0])
                if isEntry || isDefined {
                    names.append((entry.key.span.bytes, .plugin))
                } else if !isChosen {
                    names.append((entry.key.span.bytes, .key))
                }
                collect(entry.value, path + [entry.key.scalar?.text ?? ""], into: &names)
            }
        }
    }

    private static let lists: Set<String> = ["sources", "rules", "sinks", "brokers"]

    private static let choices: Set<String> = [
        "krx-regular", "ema", "sma", "critical", "text", "json", "trading", "last-of-month", "Execution", "Status",
        "us",
    ]
}
