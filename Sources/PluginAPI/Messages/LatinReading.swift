/// How a word in Latin letters is usually read in Korean: as a word, or letter by letter.
struct LatinReading {
    private let word: [Character]
    private let isSpelled: Bool

    /// Takes the letters at the end of a text; an environment variable's capitals are read as words.
    init(endOf text: some Collection<Unicode.Scalar>) {
        let scalars = Array(text)
        let start = scalars.lastIndex { !($0.isASCII && $0.properties.isAlphabetic) }.map { $0 + 1 } ?? 0
        let letters = scalars[start...]
        let isCapitals = letters.allSatisfy(\.properties.isUppercase)
        word = letters.map { Character($0.properties.lowercaseMapping) }
        let isPartOfName = start > 0 && scalars[start - 1] == "_"
        let hasVowel = word.contains { "aeiouy".contains($0) }
        isSpelled = word.count == 1 || !hasVowel || (isCapitals && !isPartOfName && word.count <= 5)
    }

    /// The sound the reading ends with.
    var finalSound: KoreanFinalSound { isSpelled ? finalSoundOfLetter : finalSoundOfWord }

    /// 엘, 엠, 엔 and 알 end in a consonant.
    private var finalSoundOfLetter: KoreanFinalSound {
        switch word.last {
        case "l", "r": .rieul
        case "m", "n": .consonant
        default: .vowel
        }
    }

    private var finalSoundOfWord: KoreanFinalSound {
        if let exception = Self.exceptions[String(word)] { return exception }
        let last = word[word.count - 1]
        let previous = word[word.count - 2]
        switch (previous, last) {
        case (_, "l"), ("l", "e"): return .rieul
        case (_, "m"), (_, "n"), ("m", "e"), ("n", "e"), ("n", "g"): return .consonant
        case ("c", "k"), ("p", "p"), ("t", "t"): return .consonant
        case (_, "p"), (_, "t"), (_, "c"), (_, "b"), (_, "k"): return stopSound
        default: return .vowel
        }
    }

    /// A stop closes the syllable after one short vowel (챗, 스톱) and after `oo` or `ou` (훅, 그룹), else it adds 으 (트, 크).
    private var stopSound: KoreanFinalSound {
        let before = word.dropLast()
        guard let vowel = before.last, "aeiou".contains(vowel) else { return .vowel }
        let earlier = before.dropLast().last
        if let earlier, "aeiou".contains(earlier) {
            return earlier == "o" && "ou".contains(vowel) ? .consonant : .vowel
        }
        return .consonant
    }

    /// Words whose usual reading the letters do not tell.
    private static let exceptions: [String: KoreanFinalSound] = [
        "atr": .rieul, "kakaotalk": .consonant, "check": .vowel, "root": .vowel, "boot": .vowel, "api": .vowel,
        "kospi": .vowel,
        "apple": .rieul, "the": .vowel, "one": .consonant, "me": .vowel, "some": .consonant,
    ]
}
