/// The step from bytes to text: encoding first, then the characters that have no place in a text file.
struct TextDecoding {
    let file: SourceFile
    /// The text without the characters complained about, or nil when parsing it makes no sense.
    private(set) var text: PatchedText?
    private(set) var problems: [YAMLProblem] = []

    init(bytes: [UInt8], name: String, limits: YAMLLimits) {
        if let guess = EncodingGuesser(bytes: bytes).notText {
            file = SourceFile(name: name, text: "")
            refuse(guess, at: 0..<0)
            return
        }
        let decoded = String(decoding: bytes, as: UTF8.self)
        file = SourceFile(name: name, text: decoded)
        if let offset = Self.firstDifference(bytes, decoded) {
            let start = max(offset - (file.hasByteOrderMark ? 3 : 0), 0)
            refuse(EncodingGuesser(bytes: bytes).notUTF8, at: start..<start + 1)
            return
        }
        removeForbiddenCharacters(limit: limits.problems)
    }

    private mutating func refuse(_ guess: YAMLProblem.EncodingGuess, at range: Range<Int>) {
        problems = [YAMLProblem(kind: .notUTF8(guess), span: SourceSpan(file: file, bytes: range))]
    }

    private mutating func removeForbiddenCharacters(limit: Int) {
        var patched = PatchedText(file: file)
        let slips = forbiddenCharacters(limit: limit)
        problems = slips.map(patched.problem)
        if !slips.isEmpty { patched.apply(slips.flatMap(\.edits)) }
        if slips.count < max(limit, 1) { text = patched }
    }

    private func forbiddenCharacters(limit: Int) -> [Slip] {
        var slips: [Slip] = []
        var offset = 0
        let bytes = file.bytes
        while offset < bytes.count, slips.count < max(limit, 1) {
            let byte = bytes[offset]
            if byte >= 0x20 && byte < 0x7F || byte.isWhitespace {
                offset += 1
                continue
            }
            if byte < 0x80 || [0xC2, 0xE2, 0xEF].contains(byte),
                let character = InvisibleCharacters.character(in: bytes, at: offset),
                let slip = Self.slip(for: character, at: offset)
            {
                slips.append(slip)
            }
            offset += InvisibleCharacters.length(of: byte)
        }
        return slips
    }

    private static func slip(for character: Unicode.Scalar, at offset: Int) -> Slip? {
        let range = offset..<offset + character.utf8.count
        switch character.value {
        case 0x85, 0x2028, 0x2029:
            let edits = [Slip.Edit(range: range, replacement: " ")]
            return Slip(kind: .invisibleCharacter(character), range: range, edits: edits)
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF:
            let edits = [Slip.Edit(range: range, replacement: "")]
            return Slip(kind: .controlCharacter(character), range: range, edits: edits)
        default:
            return nil
        }
    }

    private static func firstDifference(_ bytes: [UInt8], _ decoded: String) -> Int? {
        var offset = 0
        for byte in decoded.utf8 {
            if offset == bytes.count || bytes[offset] != byte { return offset }
            offset += 1
        }
        return offset == bytes.count ? nil : offset
    }
}
