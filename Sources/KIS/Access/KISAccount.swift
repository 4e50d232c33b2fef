import PluginAPI

/// An account's number: eight digits, and two that say what may be traded with it.
package struct KISAccount: Sendable, Hashable {
    /// The eight digits, `CANO`.
    package let number: String

    /// The two digits, `ACNT_PRDT_CD`.
    package let product: String

    /// Reads `12345678-01` or the ten digits without the hyphen.
    ///
    /// - Throws: `KISSetupProblem` for another form and for an account that holds no shares. The number is not repeated.
    package init(_ text: some StringProtocol) throws(KISSetupProblem) {
        let digits = String(text.filter { $0 != "-" })
        let hyphens = text.count - digits.count
        guard digits.count == 10, digits.allSatisfy(\.isASCIIDigit),
            hyphens == 0 || hyphens == 1 && text.dropFirst(8).first == "-"
        else {
            throw KISSetupProblem(
                ko: "계좌 번호는 `12345678-01`처럼 숫자 8자리와 2자리입니다",
                en: "an account number has eight digits and two, as in '12345678-01'"
            )
        }
        number = String(digits.prefix(8))
        product = String(digits.suffix(2))
        if let words = Self.withoutShares[product] {
            throw KISSetupProblem(
                ko: "계좌 번호 끝의 \("`\(product)`", .topic) \(words.ko) 계좌입니다. 주식 계좌는 `01`로 끝납니다",
                en: "an account that ends in '\(product)' is for \(words.en); one for shares ends in '01'"
            )
        }
    }

    /// The ten digits without a hyphen, as notices name the account.
    var digits: String { number + product }

    private static let withoutShares: [String: (ko: String, en: String)] = [
        "03": ("국내 선물·옵션", "domestic futures and options"),
        "08": ("해외 선물·옵션", "foreign futures and options"),
    ]
}

extension KISAccount: CustomStringConvertible, CustomReflectable {
    /// The number with its second half hidden, for messages.
    package var description: String { "\(number.prefix(4))****-\(product)" }

    /// A mirror without children, so that `dump` does not show the number.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
