import PluginAPI

/// The name of a new part: the type's, which is also its folder's, and the one in configurations.
struct PartName: Hashable {
    /// The longest name without its kind, so that no line of a new part's files becomes too long.
    static let longest = 30

    /// Types of the contract and of its testing kit, which a plugin's type of that name would hide.
    static let taken: Set<String> = [
        "AdjustableSource", "RecordedSource", "RecordingSink", "ScriptedSource", "TimetableSource",
    ]

    /// What kind of part it is.
    let kind: ScaffoldKind

    /// `PriceAlarmRule`.
    let type: String

    /// `price-alarm`.
    let plugin: String

    /// Reads `price-alarm`, `PriceAlarm` or `PriceAlarmRule`.
    init(_ text: String, kind: ScaffoldKind) throws(PartNameMistake) {
        guard let form = Form(text, kind.plugin) else { throw .form(text, likely: Self.likely(text, kind)) }
        let words = form.words.last == kind.rawValue ? form.words.dropLast() : form.words[...]
        guard let last = words.last else { throw .kindAlone(kind) }
        if words.count > 1, let other = PluginKind.allCases.first(where: { $0.rawValue == last }) {
            throw .otherKind(text, other, wanted: kind)
        }
        let stem = form.typeStem ?? words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        guard stem.count <= Self.longest else { throw .tooLong }
        type = stem + kind.plugin.typeSuffix
        guard !Self.taken.contains(type) else { throw .taken(type) }
        plugin = PluginName.derived(fromType: type, kind: kind.plugin)
        // `ma-200` and `a-b` are lost in a type's name, which has only capitals to tell words apart.
        guard form.typeStem != nil || plugin == words.joined(separator: "-") else {
            throw .joined(words.joined(separator: "-"), into: plugin)
        }
        self.kind = kind
    }

    /// The kebab-case name that somebody who wrote another form probably meant.
    private static func likely(_ text: String, _ kind: ScaffoldKind) -> String? {
        let pieces = text.split { "_- .".contains($0) }
        let name = pieces.flatMap { Form.words(ofType: $0, kind.plugin) }.joined(separator: "-")
        // Only a well-formed name is tried, so that this comes to an end.
        guard Form(name, kind.plugin) != nil else { return nil }
        return (try? PartName(name, kind: kind))?.plugin
    }
}

extension PartName {
    /// The two ways of writing a name.
    private struct Form {
        /// The words in small letters.
        var words: [String]

        /// What was written without its kind, if it was the name of a type.
        var typeStem: String?

        /// Takes a text apart; nothing when it is neither in kebab-case nor the name of a type.
        init?(_ text: String, _ kind: PluginKind) {
            guard let first = text.utf8.first, !Self.isDigit(first) else { return nil }
            if Self.isCapital(first) {
                guard text.utf8.allSatisfy({ Self.isSmall($0) || Self.isCapital($0) || Self.isDigit($0) }) else {
                    return nil
                }
                words = Self.words(ofType: text, kind)
                typeStem = text.hasSuffix(kind.typeSuffix) ? String(text.dropLast(kind.typeSuffix.count)) : text
            } else {
                words = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
                guard words.allSatisfy(Self.isSmallWord) else { return nil }
            }
        }

        /// The words of a type's name, found as the names of plugins are.
        static func words(ofType text: some StringProtocol, _ kind: PluginKind) -> [String] {
            PluginName.derived(fromType: text + kind.typeSuffix, kind: kind).split(separator: "-").map(String.init)
        }

        private static func isSmallWord(_ word: String) -> Bool {
            !word.isEmpty && word.utf8.allSatisfy { isSmall($0) || isDigit($0) }
        }

        private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
        private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
        private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    }
}
