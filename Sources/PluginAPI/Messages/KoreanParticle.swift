/// A Korean particle whose form depends on the last sound of the word before it.
public enum KoreanParticle: Sendable, Hashable, CaseIterable {
    /// 은, 는: what is spoken of.
    case topic
    /// 이, 가: what does or is something.
    case subject
    /// 을, 를: what something is done to.
    case object
    /// 과, 와: together with.
    case with
    /// 이나, 나: one or another.
    case or
    /// 으로, 로: towards, by means of; 로 follows ㄹ.
    case toward
    /// 이라는, 라는: of that name.
    case called
    /// 이라고, 라고: in those words.
    case quoted
    /// 이며, 며: being so, and.
    case being

    /// The form that follows a word, which may end in a closing quote, a bracketed remark or a sign such as `%`.
    public func following(_ word: some StringProtocol) -> String {
        let sound = KoreanFinalSound(endOf: word)
        return sound == .vowel || (self == .toward && sound == .rieul) ? forms.afterVowel : forms.afterConsonant
    }

    private var forms: (afterConsonant: String, afterVowel: String) {
        switch self {
        case .topic: ("은", "는")
        case .subject: ("이", "가")
        case .object: ("을", "를")
        case .with: ("과", "와")
        case .or: ("이나", "나")
        case .toward: ("으로", "로")
        case .called: ("이라는", "라는")
        case .quoted: ("이라고", "라고")
        case .being: ("이며", "며")
        }
    }
}

extension DefaultStringInterpolation {
    /// Adds a word and, joined to it, the form of a Korean particle that fits it.
    public mutating func appendInterpolation(_ word: some StringProtocol, _ particle: KoreanParticle) {
        appendInterpolation(word)
        appendLiteral(particle.following(word))
    }
}
