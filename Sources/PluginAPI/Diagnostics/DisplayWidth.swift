/// How many cells of a terminal a text takes.
package enum DisplayWidth {
    /// The cells of a text without tabs and control characters.
    package static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

    /// Two for East Asian wide characters and emoji, none for marks and what is invisible, else one.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        let isEmoji = scalars.count > 1 && scalars.first?.properties.isEmojiPresentation ?? false
        // Newer terminals show an emoji of several parts as one; older ones disagree among themselves.
        if isEmoji || scalars.contains("\u{FE0F}") { return 2 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if isJoinedJamo(scalar.value) { return 0 }
        let isHalfFlag = (0x1F1E6...0x1F1FF).contains(scalar.value)
        return isWide(scalar.value) || (scalar.properties.isEmojiPresentation && !isHalfFlag) ? 2 : 1
    }

    /// Vowels and final consonants of decomposed Hangul, which stand in the cells of the consonant before them.
    private static func isJoinedJamo(_ value: UInt32) -> Bool {
        (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
    }

    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        return wideRanges.contains { $0.contains(value) }
    }

    /// The blocks that Unicode's East Asian Width calls wide or full-width, emoji aside.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
