/// Numbers as people write them: a sign, digits perhaps in groups of three, a fraction.
enum NumberText {
    /// The plain decimal of `-1,234.5`; nothing when the form is another, such as digits in groups of four.
    static func plain(_ text: some StringProtocol) -> String? {
        var rest = Substring(text)
        var sign = ""
        if let first = rest.first, first == "-" || first == "+" {
            sign = first == "-" ? "-" : ""
            rest = rest.dropFirst()
        }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ ungrouped($0) }) else { return nil }
        guard parts.count == 2 else { return sign + whole }
        guard isDigits(parts[1]) else { return nil }
        return "\(sign)\(whole).\(parts[1])"
    }

    /// Whether a text is digits of ASCII and nothing else.
    static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func ungrouped(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ isDigits($0) }), let first = groups.first else { return nil }
        if groups.count > 1 {
            guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        }
        return groups.joined()
    }
}
