/// Tells what a file is that is not UTF-8 text, so that its owner learns how to save it.
struct EncodingGuesser {
    let bytes: [UInt8]

    /// What the file is when its bytes are no text of one byte a letter, whether or not they are valid UTF-8.
    var notText: YAMLProblem.EncodingGuess? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        var zeros = (even: 0, odd: 0)
        var controls = 0
        for (offset, byte) in bytes.enumerated() where byte < 0x20 && !byte.isWhitespace {
            controls += 1
            guard byte == 0 else { continue }
            if offset.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let (most, least) = (max(zeros.even, zeros.odd), min(zeros.even, zeros.odd))
        if most * 5 > bytes.count, least * 20 < most { return .utf16 }
        return controls >= 8 && controls * 20 > bytes.count ? .binary : nil
    }

    /// What the file is when its bytes are text but not UTF-8.
    var notUTF8: YAMLProblem.EncodingGuess {
        let zeros = bytes.count { $0 == 0 }
        if zeros > 0 { return .binary }
        return isKorean ? .cp949 : .unknown
    }

    /// Every byte pair is one of code page 949, and most are syllables of its older, common part.
    private var isKorean: Bool {
        var offset = 0
        var pairs = 0
        var syllables = 0
        while offset < bytes.count {
            let lead = bytes[offset]
            if lead < 0x80 {
                offset += 1
                continue
            }
            guard offset + 1 < bytes.count, isPair(lead, bytes[offset + 1]) else { return false }
            pairs += 1
            if (0xB0...0xC8).contains(lead), bytes[offset + 1] >= 0xA1 { syllables += 1 }
            offset += 2
        }
        return pairs > 0 && syllables * 2 > pairs
    }

    private func isPair(_ lead: UInt8, _ trail: UInt8) -> Bool {
        guard (0x81...0xFE).contains(lead) else { return false }
        switch trail {
        case 0x41...0x5A, 0x61...0x7A, 0x81...0xFE: return true
        default: return false
        }
    }
}
