/// The characters that nobody sees and that come in with text copied from the web or a messenger.
enum InvisibleCharacters {
    /// The character that starts at an offset of valid UTF-8; nil only when none starts there.
    static func character(in bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
        let end = offset + length(of: bytes[offset])
        guard end <= bytes.count else { return nil }
        return String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first
    }

    /// The length of the character that a byte begins.
    static func length(of first: UInt8) -> Int {
        switch first {
        case ..<0x80: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }

    /// An invisible character that starts at an offset, if one does.
    static func find(in bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
        guard canBegin(bytes[offset]), let character = character(in: bytes, at: offset) else { return nil }
        if character == "\u{200D}" { return joins(bytes, before: offset) ? nil : character }
        return isSpace(character) || isWidthless(character) ? character : nil
    }

    /// Whether an invisible character can begin with a byte; no Korean syllable does.
    private static func canBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF: true
        default: false
        }
    }

    /// What stands in the place of an invisible character once it is mended.
    static func replacement(for character: Unicode.Scalar) -> String {
        isSpace(character) ? " " : ""
    }

    /// Whether a character looks like a space and is none to YAML.
    static func isSpace(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private static func isWidthless(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F: true
        case 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0x3164, 0xFEFF, 0xFFA0: true
        default: false
        }
    }

    /// A zero-width joiner holds emoji together, which all lie far behind the letters.
    private static func joins(_ bytes: [UInt8], before offset: Int) -> Bool {
        var start = offset - 1
        while start >= 0, bytes[start].isContinuation { start -= 1 }
        guard start >= 0, let before = character(in: bytes, at: start) else { return false }
        return before.properties.isEmoji && before.value > 0xFF || before == "\u{FE0F}"
    }
}
