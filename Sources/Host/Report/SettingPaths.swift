import PluginAPI
import YAML

/// The way from a place in a file to the setting that stands there, such as `pipelines.alerts.rules[0].sigma.levels`.
struct SettingPaths {
    /// An entry of a mapping or an element of a list.
    private struct Place {
        var step: Step
        var parent: Int?
        var span: SourceSpan
    }

    private enum Step {
        case key(Node)
        case element(Int)
    }

    private var places: [Place] = []
    /// The places of each file, from top to bottom and from outside to inside.
    private var order: [String: [Int]] = [:]
    private let isHidden: (SourceSpan) -> Bool

    /// Names the places of a tree; keys that must not be shown are masked.
    init(_ root: Node?, isHidden: @escaping (SourceSpan) -> Bool) {
        self.isHidden = isHidden
        if let root { add(root, under: nil) }
        for index in places.indices { order[places[index].span.file.name, default: []].append(index) }
        // An included file's entries may come after those they were merged with.
        for (name, indices) in order {
            order[name] = indices.sorted {
                let (left, right) = (places[$0].span.bytes.lowerBound, places[$1].span.bytes.lowerBound)
                return left == right ? $0 < $1 : left < right
            }
        }
    }

    /// The innermost setting around the start of a span; nothing where none is.
    func path(of span: SourceSpan) -> String? {
        let byte = span.bytes.lowerBound
        let indices = order[span.file.name] ?? []
        let end = indices.partitioningIndex { places[$0].span.bytes.lowerBound > byte }
        guard end > 0 else { return nil }
        var index: Int? = indices[end - 1]
        while let inner = index, !contains(places[inner].span, byte, of: span.file) { index = places[inner].parent }
        return index.map(path)
    }

    private func contains(_ span: SourceSpan, _ byte: Int, of file: SourceFile) -> Bool {
        span.file.name == file.name && span.bytes.lowerBound <= byte && byte <= span.bytes.upperBound
    }

    private func path(to index: Int) -> String {
        var steps: [String] = []
        var next: Int? = index
        while let current = next {
            steps.append(text(of: places[current].step))
            next = places[current].parent
        }
        let path = steps.reversed().joined()
        return path.hasPrefix(".") ? String(path.dropFirst()) : path
    }

    /// What an alias stands for is named where it was typed.
    private mutating func add(_ node: Node, under parent: Int?) {
        guard node.alias == nil else { return }
        switch node.content {
        case .scalar: return
        case .sequence(let nodes):
            for (number, node) in nodes.enumerated() {
                places.append(Place(step: .element(number), parent: parent, span: node.place))
                add(node, under: places.count - 1)
            }
        case .mapping(let entries):
            for entry in entries {
                places.append(Place(step: .key(entry.key), parent: parent, span: entry.wholeSpan))
                add(entry.value, under: places.count - 1)
            }
        }
    }

    private func text(of step: Step) -> String {
        switch step {
        case .element(let number): "[\(number)]"
        case .key(let key): text(of: key)
        }
    }

    private func text(of key: Node) -> String {
        Self.step(to: isHidden(key.span) ? Secret.mask : key.scalar?.text ?? "")
    }

    /// The part of a path that leads to a key.
    static func step(to name: String) -> String {
        let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
        return isPlain ? ".\(name)" : "[\(JSONValue.string(name).text)]"
    }
}

extension Node.Entry {
    /// Key and value together; the key alone when the value stands elsewhere.
    fileprivate var wholeSpan: SourceSpan {
        let end = value.place.bytes.upperBound
        guard value.place.file == key.span.file, end > key.span.bytes.upperBound else { return key.span }
        return SourceSpan(file: key.span.file, bytes: key.span.bytes.lowerBound..<end)
    }
}

extension [Int] {
    /// The first index whose element is in the second part; all elements of the first part come before.
    fileprivate func partitioningIndex(_ isInSecond: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isInSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
