/// The broker's front door: tokens, keys and the number of calls.
struct Gateway: Sendable {
    private let realm: Realm
    private var random: SplitMix64
    private var tokens: [Token] = []
    private var lastTokenRequest: Moment?
    private var approvals: [Approval] = []
    private var calls = CallBucket()

    struct Token: Sendable, Hashable {
        let text: String
        let issued: Moment
        var expires: Moment
    }

    private struct Approval: Sendable {
        let key: String
        let issued: Moment
    }

    init(seed: UInt64, realm: Realm) {
        self.realm = realm
        random = SplitMix64(seed: seed, purpose: .keys, symbol: realm.rawValue)
    }

    /// Issues a token: the same one within six hours.
    ///
    /// - Throws: the refusal of a second request within the interval.
    mutating func token(at now: Moment, interval: Int) throws(Refusal) -> Token {
        if let last = lastTokenRequest, now < last.advanced(bySeconds: interval) {
            throw Refusal("EGW00133", "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)", status: 403)
        }
        lastTokenRequest = now
        if let last = tokens.last, now < last.issued.advanced(bySeconds: Self.reuse), now < last.expires { return last }
        let mark = realm == .real ? "UkVBTA" : "UEFQRVI"
        let token = Token(
            text: "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.\(mark)\(letters(280)).\(letters(86))",
            issued: now,
            expires: now.advanced(bySeconds: Self.day)
        )
        tokens.append(token)
        if tokens.count > Self.keptTokens { tokens.removeFirst() }
        return token
    }

    /// Whether a token was thrown away.
    mutating func revoke(_ text: String) -> Bool {
        guard let index = tokens.firstIndex(where: { $0.text == text }) else { return false }
        tokens.remove(at: index)
        return true
    }

    /// Ends the validity of every token.
    mutating func expireTokens(at now: Moment) {
        for index in tokens.indices { tokens[index].expires = now }
    }

    /// Makes a key for sockets, valid for a day.
    mutating func approval(at now: Moment) -> String {
        let key = [8, 4, 4, 4, 12].map { hexadecimal($0) }.joined(separator: "-")
        approvals.append(Approval(key: key, issued: now))
        if approvals.count > Self.keptTokens { approvals.removeFirst() }
        return key
    }

    /// Whether a key for sockets is valid.
    func isApproved(_ key: String, at now: Moment) -> Bool {
        approvals.contains { $0.key == key && now < $0.issued.advanced(bySeconds: Self.day) }
    }

    /// Checks the header's token.
    func check(authorization: String?, at now: Moment) throws(Refusal) {
        guard let authorization, authorization.hasPrefix("Bearer ") else { throw .credentialsType }
        let text = authorization.dropFirst(7)
        guard let token = tokens.first(where: { $0.text == text }) else {
            let other = realm == .real ? ".UEFQRVI" : ".UkVBTA"
            throw text.contains(other) ? .credentialsType : .unknownToken
        }
        guard now < token.expires else { throw .expiredToken }
    }

    /// Counts a call.
    ///
    /// - Throws: the refusal of one too many; it does not count.
    mutating func count(at now: Moment, _ limits: KISLimits) throws(Refusal) {
        guard calls.takeOne(at: now, limits) else { throw .tooManyCalls }
    }

    private mutating func letters(_ count: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        return String((0..<count).map { _ in alphabet[random.below(alphabet.count)] })
    }

    private mutating func hexadecimal(_ count: Int) -> String {
        let alphabet = Array("0123456789abcdef")
        return String((0..<count).map { _ in alphabet[random.below(alphabet.count)] })
    }

    private static let day = 86_400
    private static let reuse = 6 * 3_600
    private static let keptTokens = 16
}
