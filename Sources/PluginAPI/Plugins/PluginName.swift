/// Names of plugins, made from the names of their types.
package enum PluginName {
    /// Drops the kind's ending and writes the rest in kebab-case, runs of capitals as one word.
    package static func derived(fromType type: String, kind: PluginKind) -> String {
        let stem = type.hasSuffix(kind.typeSuffix) ? String(type.dropLast(kind.typeSuffix.count)) : type
        let letters = Array(stem)
        var name = ""
        for (index, letter) in letters.enumerated() {
            if index > 0, letter.isUppercase, startsWord(letters, at: index) { name.append("-") }
            name += letter.lowercased()
        }
        return name
    }

    private static func startsWord(_ letters: [Character], at index: Int) -> Bool {
        let followsSmall = !letters[index - 1].isUppercase
        let precedesSmall = index + 1 < letters.count && letters[index + 1].isLowercase
        return followsSmall || precedesSmall
    }
}
