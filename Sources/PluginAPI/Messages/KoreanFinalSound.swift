/// The sound a word ends with when it is read aloud in Korean.
enum KoreanFinalSound: Hashable {
    case vowel, consonant, rieul

    /// Finds the last sound of a word, looking inside closing quotes and before a bracketed remark.
    init(endOf word: some StringProtocol) {
        let scalars = Self.withoutRemark(Array(word.unicodeScalars))
        guard let end = scalars.lastIndex(where: Self.isRead) else {
            self = scalars.last { !Self.quotes.contains($0) }.map(Self.init(ofSign:)) ?? .vowel
            return
        }
        let spoken = scalars[...end]
        let last = scalars[end]
        if let hangul = Self.hangul(last) {
            self = hangul
        } else if last.properties.numericType != nil, last.isASCII {
            self = Self.number(spoken)
        } else if last.isASCII, last.properties.isAlphabetic {
            self = LatinReading(endOf: spoken).finalSound
        } else {
            self = .vowel
        }
    }

    /// Drops `(005930)` at the end, which Korean does not read; a word that is nothing else stays.
    private static func withoutRemark(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.last == ")", let open = scalars.lastIndex(of: "("), scalars[..<open].contains(where: isRead)
        else {
            return scalars
        }
        return Array(scalars[..<open])
    }

    private static let quotes: Set<Unicode.Scalar> = ["`", "'", "\"", "”", "’"]

    /// `%` is read as a word; other signs only when they stand alone.
    private static func isRead(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "%" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func hangul(_ scalar: Unicode.Scalar) -> KoreanFinalSound? {
        switch scalar.value {
        case 0xAC00...0xD7A3:
            let final = (scalar.value - 0xAC00) % 28
            return final == 0 ? .vowel : final == 8 ? .rieul : .consonant
        case 0x3139: return .rieul
        case 0x3131...0x314E: return .consonant
        case 0x314F...0x3163: return .vowel
        case 0x11AF: return .rieul
        case 0x11A8...0x11C2: return .consonant
        default: return nil
        }
    }

    /// An amount after `$` ends in 달러, round numbers in 십, 백, 천, 만, 억 or 조, the rest in their last digit.
    private static func number(_ spoken: ArraySlice<Unicode.Scalar>) -> KoreanFinalSound {
        let digits = spoken.reversed().prefix { $0.properties.numericType != nil || $0 == "," || $0 == "." }
        if spoken.dropLast(digits.count).last == "$" { return .vowel }
        switch digits.first {
        case "1", "7", "8": return .rieul
        case "2", "4", "5", "9": return .vowel
        case "0":
            let zeros = digits.filter { $0 != "," }.prefix { $0 == "0" }.count
            return (12..<16).contains(zeros) ? .vowel : .consonant
        default: return .consonant
        }
    }

    /// The Korean name of a sign that stands alone.
    private init(ofSign sign: Unicode.Scalar) {
        switch sign {
        case ":", "#", ".": self = .consonant
        case "~": self = .rieul
        default: self = .vowel
        }
    }
}
