/// What stands in a file when Latin keys are pressed while the Korean keyboard is on.
enum KoreanTyping {
    /// The text of the keys that a word is typed with; what is no letter stays.
    static func text(_ word: String) -> String {
        var result = ""
        var syllable = Syllable()
        for key in word.lowercased() {
            if let letter = letters[key] {
                if let finished = syllable.take(letter) { result += finished }
            } else {
                result += syllable.finish()
                result.append(key)
            }
        }
        return result + syllable.finish()
    }

    /// The letter of each key; capitals are left out.
    private static let letters: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("rsefaqtdwczxvgkoijpuhynbml", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㅏㅐㅑㅓㅔㅕㅗㅛㅜㅠㅡㅣ")
    )

    static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
    static let vowels = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
    static let finals = Array(" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
}

/// A syllable while its keys are pressed.
private struct Syllable {
    private var initial: Character?
    private var vowel: Character?
    private var final: Character?

    /// Takes a letter, and gives the syllable before it when that is complete.
    mutating func take(_ letter: Character) -> String? {
        KoreanTyping.vowels.contains(letter) ? take(vowel: letter) : take(consonant: letter)
    }

    /// The letters so far as they stand in the text, after which there are none.
    mutating func finish() -> String {
        defer { self = Syllable() }
        guard let initial, let vowel, let first = KoreanTyping.initials.firstIndex(of: initial),
            let middle = KoreanTyping.vowels.firstIndex(of: vowel)
        else { return [initial, vowel, final].compactMap { $0.map { String($0) } }.joined() }
        let last = final.flatMap { KoreanTyping.finals.firstIndex(of: $0) } ?? 0
        return Unicode.Scalar(UInt32(0xAC00 + (first * 21 + middle) * 28 + last)).map { String($0) } ?? ""
    }

    private mutating func take(vowel letter: Character) -> String? {
        if initial != nil, vowel == nil {
            vowel = letter
            return nil
        }
        // A consonant below goes over to the next syllable.
        let next = final
        final = nil
        let finished = finish()
        (initial, vowel) = (next, letter)
        return finished
    }

    private mutating func take(consonant letter: Character) -> String? {
        if vowel != nil, initial != nil, final == nil, KoreanTyping.finals.contains(letter) {
            final = letter
            return nil
        }
        let finished = finish()
        initial = letter
        return finished
    }
}
