/// Finds what a person probably meant by a name that does not exist.
public enum Spelling {
    /// The one name that is clearly meant, else up to three that could be, best first; none when nothing is near.
    ///
    /// Case, `-`, `_` and spaces do not matter. Two slips are forgiven, one in a name of up to four letters, a swap of
    /// neighbours being one slip. Names typed with the Korean keyboard on and words of the same meaning are known.
    public static func nearest(to word: String, in candidates: some Sequence<String>) -> [String] {
        var seen: Set<String> = []
        let candidates = candidates.filter { $0 != word && seen.insert($0).inserted }
        for typed in [word, HangulKeyboard.latin(word)].compactMap({ $0 }) {
            let names = matches(of: typed, in: candidates)
            if !names.isEmpty { return Array(names.prefix(3)) }
        }
        return []
    }

    /// Whether two names are one but for case, `-`, `_`, spaces and the Korean keyboard, so that one can be put for
    /// the other.
    public static func isSame(_ word: String, as name: String) -> Bool {
        let letters = folded(name)
        return folded(word) == letters || HangulKeyboard.latin(word).map(folded) == letters
    }

    private static func matches(of word: String, in candidates: [String]) -> [String] {
        let letters = folded(word)
        guard !letters.isEmpty else { return [] }
        let same = candidates.filter { folded($0) == letters }
        if !same.isEmpty { return same }
        let meant = (Synonyms.table[String(letters)] ?? []).filter(candidates.contains)
        if !meant.isEmpty { return meant }
        let near = mostSimilar(to: letters, in: candidates)
        return near.isEmpty ? prefixed(letters, in: candidates) : near
    }

    private static func mostSimilar(to letters: [Character], in candidates: [String]) -> [String] {
        let limit = letters.count <= 1 ? 0 : letters.count <= 4 ? 1 : 2
        let distances = candidates.compactMap { name in
            EditDistance(letters, folded(name), limit: limit).value.map { (name: name, distance: $0) }
        }
        guard let best = distances.map(\.distance).min() else { return [] }
        let closest = distances.filter { $0.distance == best }.map(\.name)
        return closest.count == 1 ? closest : distances.sorted { $0.distance < $1.distance }.map(\.name)
    }

    /// Names that begin like the word, or that the word begins with.
    private static func prefixed(_ letters: [Character], in candidates: [String]) -> [String] {
        let shortest = 3
        guard letters.count >= shortest else { return [] }
        return candidates.filter { name in
            let name = folded(name)
            return name.starts(with: letters) || (name.count >= shortest && letters.starts(with: name))
        }
    }

    /// The letters without case and separators.
    private static func folded(_ name: String) -> [Character] {
        name.lowercased().filter { !"-_ ".contains($0) }.map { $0 }
    }
}
