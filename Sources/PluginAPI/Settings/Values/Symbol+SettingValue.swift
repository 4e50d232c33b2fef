public import YAML

extension Symbol: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "종목코드", en: "a symbol"),
        examples: ["005930", "NASDAQ:AAPL"],
        pattern: #"^((KRX:)?[0-9A-Z]{6}|(KRX:)?Q[0-9A-Z]{6}|(NASDAQ|NYSE|AMEX):[A-Z0-9./-]{1,15})$"#,
        isOftenNumeric: true
    )

    /// A market and a code, or a KRX code alone.
    public static var schema: SettingSchema { .text(form) }

    /// Reads `005930` and `NASDAQ:AAPL`, the text as typed: zeros in front belong to it.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> Symbol? {
        guard let resolved = reader.resolve(node, wanted: form.name) else { return nil }
        if let symbol = Symbol(resolved.text), symbol.description == resolved.text || resolved.text.hasPrefix("KRX:") {
            return symbol
        }
        // What comes from the environment is not looked into: both the words and the candidates would show it.
        let slip = SymbolSlip(resolved.hasVariables ? "" : resolved.text)
        let message = slip.message ?? reader.mismatch(of: node, resolved, with: form.described)
        let suggestions = Suggestion.didYouMean(
            slip.candidates,
            replacing: node.span,
            applicability: slip.isCertain ? .machineApplicable : .maybe
        )
        reader.report(.symbolForm, message, at: node, suggestions: suggestions)
        return nil
    }

    /// The form that a person types.
    public var settingText: String { description }
}

/// What is wrong with the form of a symbol.
struct SymbolSlip {
    /// What may have been meant.
    private(set) var candidates: [String] = []
    /// What is wrong, unless the form as a whole is.
    private(set) var message: LocalizedText?
    /// Whether the first candidate is the only thing that can have been meant.
    private(set) var isCertain = false

    private static let markets: [String: Market] = [
        "NAS": .nasdaq, "NASD": .nasdaq, "NDAQ": .nasdaq, "NYS": .nyse, "AMS": .amex, "KOSPI": .krx, "KOSDAQ": .krx,
        "KS": .krx, "KQ": .krx, "KR": .krx,
    ]

    /// Looks for a usual slip in a text that is no symbol.
    init(_ text: String) {
        let upper = text.uppercased()
        if let colon = upper.firstIndex(of: ":") {
            readMarket(upper[..<colon], code: upper[upper.index(after: colon)...])
        } else if NumberText.isDigits(text) {
            readDigits(text)
        } else if upper.first == "A", let symbol = Symbol(upper.dropFirst()) {
            message = LocalizedText(
                ko: "종목코드에는 앞의 `A`를 쓰지 않습니다.",
                en: "a symbol has no 'A' in front of its six characters"
            )
            suggest([symbol], isCertain: true)
        } else if let symbol = Symbol(upper) {
            suggest([symbol], isCertain: true)
        } else if let dot = upper.lastIndex(of: "."), let symbol = Symbol(upper[..<dot]) {
            suggest([symbol])
        } else if upper.utf8.count <= 5, upper.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        {
            message = LocalizedText(
                ko: "미국 종목은 앞에 거래소를 적어야 합니다.",
                en: "a US symbol needs its exchange in front"
            )
            suggest([Market.nasdaq, .nyse, .amex].compactMap { Symbol($0, upper) })
        }
    }

    private mutating func readDigits(_ text: String) {
        message = LocalizedText(
            ko: "종목코드는 여섯 자리여야 하는데 \("`\(text)`", .topic) \(text.count)자리입니다.",
            en: "a symbol has six characters, and '\(text)' has \(text.count)"
        )
        guard text.count < 6 else { return }
        let padded = String(repeating: "0", count: 6 - text.count) + text
        if let symbol = Symbol(padded) { suggest([symbol]) }
    }

    private mutating func readMarket(_ name: Substring, code: Substring) {
        let names = Market.allCases.map(\.name)
        let near = Spelling.nearest(to: String(name), in: names).compactMap { Market(name: $0) }
        let markets = Market(name: name).map { [$0] } ?? Self.markets[String(name)].map { [$0] } ?? near
        suggest(markets.compactMap { Symbol($0, code) }, isCertain: Market(name: name) != nil)
    }

    private mutating func suggest(_ symbols: [Symbol], isCertain: Bool = false) {
        candidates = symbols.map(\.description)
        self.isCertain = isCertain && symbols.count == 1
    }
}
