/// Names of settings, made from the names of properties.
enum SettingKey {
    /// `webhookURL` is `webhook_url`, `ordersPerDay` is `orders_per_day`.
    static func derived(fromProperty property: String) -> String {
        let letters = Array(property)
        var key = ""
        for (index, letter) in letters.enumerated() {
            if index > 0, letter.isUppercase, startsWord(letters, at: index) { key.append("_") }
            key += letter.lowercased()
        }
        return key
    }

    /// Whether a text has the form of a key: words of small letters and digits joined by `_`.
    static func isWellFormed(_ key: String) -> Bool {
        let words = key.split(separator: "_", omittingEmptySubsequences: false)
        return key.first?.isLetter == true
            && words.allSatisfy { word in
                !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
            }
    }

    private static func startsWord(_ letters: [Character], at index: Int) -> Bool {
        let followsSmall = !letters[index - 1].isUppercase
        let precedesSmall = index + 1 < letters.count && letters[index + 1].isLowercase
        return followsSmall || precedesSmall
    }
}
