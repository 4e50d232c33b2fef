import YAML

/// One way in which a tree differs from another.
enum TreeChange: Equatable {
    /// A text is another one.
    case value
    /// A key that the user chose is another one.
    case name
    /// An entry or an element is gone.
    case removed
    /// An element stands once more.
    case repeated
    /// Anything else, by where it is.
    case structure(String)

    /// How the second tree differs from the first.
    static func between(_ old: Node, _ new: Node, at path: [String] = []) -> [TreeChange] {
        if new.nameAlone == old.scalar?.text, new.nameAlone != nil { return [] }
        switch (old.content, new.content) {
        case (.scalar(let old), .scalar(let new)):
            if old.text == new.text { return [] }
            return new.isNull ? [.structure(path.joined(separator: "."))] : [.value]
        case (.sequence(let old), .sequence(let new)): return elements(old, new, path)
        case (.mapping(let old), .mapping(let new)): return entries(old, new, path)
        default: return new.isNull ? [.removed] : [.structure(path.joined(separator: "."))]
        }
    }

    private static func elements(_ old: [Node], _ new: [Node], _ path: [String]) -> [TreeChange] {
        if old.count == new.count {
            return zip(old, new).enumerated().flatMap { between($1.0, $1.1, at: path + ["\($0)"]) }
        }
        let (before, after) = (old.map(\.outline), new.map(\.outline))
        if isPart(after, of: before) { return Array(repeating: .removed, count: before.count - after.count) }
        if isPart(before, of: after), Set(after) == Set(before) { return [.repeated] }
        return [.structure(path.joined(separator: "."))]
    }

    private static func isPart(_ part: [String], of whole: [String]) -> Bool {
        var rest = whole[...]
        for element in part {
            guard let index = rest.firstIndex(of: element) else { return false }
            rest = rest[(index + 1)...]
        }
        return true
    }

    private static func entries(_ old: [Node.Entry], _ new: [Node.Entry], _ path: [String]) -> [TreeChange] {
        let (before, after) = (byKey(old), byKey(new))
        let gone = before.keys.filter { after[$0] == nil }.sorted()
        let added = after.keys.filter { before[$0] == nil }.sorted()
        let common = before.keys.sorted().flatMap { key -> [TreeChange] in
            guard let old = before[key], let new = after[key] else { return [] }
            return between(old, new, at: path + [key])
        }
        if added.isEmpty { return common + gone.map { _ in .removed } }
        guard gone.count == 1, added.count == 1, let old = before[gone[0]], let new = after[added[0]],
            namesOfUsers.contains(path)
        else { return [.structure((path + added).joined(separator: "."))] }
        return common + [.name] + between(old, new, at: path + gone)
    }

    private static func byKey(_ entries: [Node.Entry]) -> [String: Node] {
        Dictionary(entries.map { ($0.key.scalar?.text ?? "", $0.value) }) { first, _ in first }
    }

    /// Where the keys are names that the user chose.
    private static let namesOfUsers: Set<[String]> = [
        ["pipelines"], ["brokers"], ["sources"], ["rules"], ["sinks"], ["calendars", "krx", "holidays"],
        ["calendars", "krx", "hours"], ["calendars", "us", "holidays"], ["calendars", "us", "hours"],
    ]
}

extension Node {
    /// The name in `name:` with nothing behind it, which as an entry of a list means the same as the name.
    fileprivate var nameAlone: String? {
        guard let entries = mapping, entries.count == 1, entries[0].value.isNull else { return nil }
        return entries[0].key.scalar?.text
    }

    /// The node's structure and texts without its places.
    fileprivate var outline: String {
        switch content {
        case .scalar(let scalar): scalar.text.debugDescription
        case .sequence(let nodes): "[" + nodes.map(\.outline).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { $0.key.outline + ": " + $0.value.outline }.joined(separator: ", ") + "}"
        }
    }
}
