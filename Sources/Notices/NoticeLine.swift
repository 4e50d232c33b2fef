import PluginAPI

/// One line of a pattern.
struct NoticeLine: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case text(SoughtText)
        case field(String)
    }

    private let parts: [Part]

    /// The lines of a template that hold anything.
    static func lines(of template: MessageTemplate) -> [NoticeLine] {
        var lines: [[MessageTemplate.Part]] = [[]]
        for part in template.parts {
            guard case .text(let text) = part else {
                lines[lines.count - 1].append(part)
                continue
            }
            for (index, piece) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            {
                if index > 0 { lines.append([]) }
                if !piece.isEmpty { lines[lines.count - 1].append(.text(String(piece))) }
            }
        }
        return lines.map(NoticeLine.init).filter { !$0.parts.isEmpty }
    }

    private init(_ parts: [MessageTemplate.Part]) {
        self.parts = parts.enumerated().compactMap { index, part in
            switch part {
            case .field(let name): return .field(name)
            case .text(let text):
                var characters = NoticeText.singlySpaced(text)
                if index == 0, characters.first == " " { characters.removeFirst() }
                if index == parts.count - 1, characters.last == " " { characters.removeLast() }
                return characters.isEmpty ? nil : .text(SoughtText(characters))
            }
        }
    }

    /// The texts of the fields in a line, or nothing when the line does not look like this.
    func fields(of line: [Character]) -> [(name: String, text: String)]? {
        var found: [(name: String, text: String)] = []
        var open: String?
        var place = 0
        for (index, part) in parts.enumerated() {
            switch part {
            case .field(let name):
                open = name
                if place < line.count, line[place] == " " { place += 1 }
            case .text(let text):
                let isLast = index == parts.count - 1
                let start =
                    open == nil
                    ? text.place(at: 0, in: line, toEnd: isLast)
                    : text.place(
                        after: place,
                        in: line,
                        atEnd: isLast
                    )
                guard let start else { return nil }
                if let name = open { found.append((name, Self.trimmed(line[place..<start]))) }
                open = nil
                place = start + text.characters.count
            }
        }
        if let name = open {
            guard place < line.count else { return nil }
            found.append((name, Self.trimmed(line[place...])))
        }
        return found
    }

    /// A text that begins with no space, without the one it may end with.
    private static func trimmed(_ characters: ArraySlice<Character>) -> String {
        String(characters.last == " " ? characters.dropLast() : characters)
    }
}
