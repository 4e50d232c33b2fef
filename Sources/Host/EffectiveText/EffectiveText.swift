import Engine
import PluginAPI

/// The configuration in effect as YAML, each value with a comment that says where it comes from.
struct EffectiveText {
    private struct Line {
        var text: String
        var origin: ValueOrigin?
    }

    private var lines: [Line] = []
    private let language: Language

    init(_ configuration: EffectiveConfiguration, in language: Language) {
        self.language = language
        for section in configuration.sections { add(section.value, behind: key(section), indent: 0) }
    }

    /// The lines; the comments stand one below the other as far as that leaves room for them.
    var text: String {
        let widths = lines.map { $0.origin == nil ? 0 : DisplayWidth.of($0.text) }
        let column = min(widths.max() ?? 0, Self.widest)
        return zip(lines, widths).map { line, width in
            guard let origin = line.origin else { return line.text + "\n" }
            let gap = String(repeating: " ", count: max(column - width, 0) + 2)
            return "\(line.text)\(gap)# \(origin.text(in: language))\n"
        }.joined()
    }

    /// Adds a value behind what stands before it on its line: a key with its colon, or the dash of a list.
    private mutating func add(_ value: EffectiveValue, behind head: String, indent: Int) {
        let inner = indent + 2
        let margin = String(repeating: " ", count: inner)
        switch value.content {
        case .text(let text):
            lines.append(Line(text: "\(head) \(ScalarText(text).value)", origin: value.origin))
        case .list(let elements):
            if let line = line(of: elements, in: value, behind: head) { return lines.append(line) }
            lines.append(Line(text: head))
            for element in elements { add(element, behind: "\(margin)-", indent: inner) }
        case .mapping(let entries):
            guard let first = entries.first else {
                return lines.append(Line(text: "\(head) {}", origin: value.origin))
            }
            let isElement = head.last == "-"
            if !isElement { lines.append(Line(text: head)) }
            add(first.value, behind: (isElement ? head + " " : margin) + key(first), indent: inner)
            for entry in entries.dropFirst() { add(entry.value, behind: margin + key(entry), indent: inner) }
        }
    }

    private func key(_ entry: EffectiveValue.Entry) -> String { "\(ScalarText(entry.key).nested):" }

    /// A list between brackets, when its elements come from one place and have room there.
    private func line(of elements: [EffectiveValue], in list: EffectiveValue, behind head: String) -> Line? {
        let texts = elements.compactMap { element in
            if case .text(let text) = element.content { ScalarText(text).nested } else { nil }
        }
        let origins = Set(elements.map { $0.origin.text(in: language) })
        guard texts.count == elements.count, origins.count <= 1 else { return nil }
        let text = "\(head) [\(texts.joined(separator: ", "))]"
        guard DisplayWidth.of(text) <= Self.widestList else { return nil }
        return Line(text: text, origin: elements.first?.origin ?? list.origin)
    }

    private static let widest = 56
    private static let widestList = 80
}
