package import PluginAPI

/// An item as a person gets it: its text, what stands at the end, and how it looks.
package struct ChannelMessage: Sendable, Hashable {
    /// The text, safe to show, whose first lines a phone previews.
    package var text: String

    /// What stands at the end: the short id by which a person can ask about it, and whether it may be a repeat.
    package var footer: String

    /// The longest footer that the item can have, whatever becomes of it; pieces are cut as if it always had it.
    package var longestFooter: String

    /// The item as a message; nothing for what is none.
    package init?(_ item: Delivery, in language: Language) {
        switch item.content {
        case .alert(_, let text): self.text = VisibleText.lines(text)
        case .digest(let digest): text = VisibleText.lines(digest.text)
        case .image(let image): text = VisibleText.lines(image.caption)
        case .order, .event: return nil
        }
        let mark = "· #\(VisibleText.line(item.id))"
        longestFooter = mark + Delivery.repeatNote.text(in: language)
        footer = item.mayRepeat ? longestFooter : mark
    }

    /// The text with its footer as one message, or as several that say which of how many they are.
    package func parts(_ cut: TextCut, upTo room: Int) -> [String] {
        let lastLine = 1 + max(cut.size(of: longestFooter), Self.mark(Self.mostParts, Self.mostParts).utf16.count)
        let pieces = cut.pieces(of: text, upTo: room - lastLine, most: Self.mostParts)
        return pieces.enumerated().map { index, piece in
            let isLast = index == pieces.count - 1
            return "\(piece)\n\(isLast ? footer : Self.mark(index + 1, pieces.count))"
        }
    }

    /// What stands at the end of a part that is not the last.
    package static func mark(_ part: Int, _ count: Int) -> String { "(\(part)/\(count))" }

    /// The most messages that one item becomes; what is beyond them is left out.
    package static let mostParts = 10

    /// The first line, and the lines below it.
    package static func headed(_ text: String) -> (head: String, rest: String) {
        let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
}

extension AlertSeverity {
    /// The colour beside a message, as red, green and blue.
    package var color: Int64 {
        switch self {
        case .info: 0x8A_93_9E
        case .notice: 0x2F_80_ED
        case .warning: 0xF2_A9_00
        case .critical: 0xD9_36_3E
        }
    }
}
