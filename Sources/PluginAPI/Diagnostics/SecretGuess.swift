/// Finds a value that is probably a secret in a line of which nothing else is known, by the name before it.
///
/// Values of secret settings are known by their place. This is for lines that were never read as settings: under a
/// misspelt key, in a section that could not be understood, next to the line a diagnostic is about.
package enum SecretGuess {
    /// Whether what stands under a name is probably a secret.
    package static func isNamed(_ name: String) -> Bool { range(in: "\(name): x") != nil }

    /// The bytes of the first such value within the line.
    static func range(in line: Substring) -> Range<Int>? { ranges(in: line).first }

    /// The bytes of every such value within the line; none of a value that is only `${NAME}`.
    static func ranges(in line: Substring) -> [Range<Int>] {
        let bytes = line.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        var found: [Range<Int>] = []
        var position = 0
        while position < bytes.count {
            let rest = bytes[position...]
            guard let name = nameEnd(in: rest) ?? misspeltNameEnd(in: rest) else { break }
            let start = bytes[name...].firstIndex { !separators.contains($0) } ?? bytes.count
            let end = valueEnd(in: bytes, from: start)
            if start < end, !bytes[start..<end].starts(with: "${".utf8) { found.append(start..<end) }
            position = max(end, name)
            // Outside braces nothing else stands on the line.
            guard bytes[..<position].contains(UInt8(ascii: "{")) else { break }
        }
        return found
    }

    private static let words = [
        "token", "secret", "password", "passwd", "app_key", "appkey", "api_key", "apikey", "app-key", "api-key",
        "credential", "webhook", "토큰", "비밀", "시크릿", "앱키",
    ].map { Array($0.utf8) }

    /// The words by their first byte: every line of a file with a mistake is looked at.
    private static let wordsByStart = Dictionary(grouping: words) { $0[0] }

    private static let separators = Set(" \t:=\"'“‘：".utf8)

    /// Where the name ends that holds one of the words; a word within a value or the words of a comment does not count.
    private static func nameEnd(in line: ArraySlice<UInt8>) -> Int? {
        guard let word = firstWord(in: line) else { return nil }
        let end = line[word.upperBound...].firstIndex { !isNameByte($0) } ?? line.endIndex
        if isCommentedOut(line[..<word.lowerBound], line[end...]) { return end }
        let scope = line[..<word.lowerBound].split(omittingEmptySubsequences: false) { "{,".utf8.contains($0) }
        guard let before = scope.last, !before.contains(where: { ":=#".utf8.contains($0) }) else { return nil }
        return end
    }

    private static func firstWord(in line: ArraySlice<UInt8>) -> Range<Int>? {
        for place in line.indices {
            guard let words = wordsByStart[line[place]] else { continue }
            let word = words.first { line[place...].starts(with: $0) }
            if let word { return place..<place + word.count }
        }
        return nil
    }

    /// Whether a comment holds a setting, `# token: x`, and not words.
    private static func isCommentedOut(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        guard let comment = before.lastIndex(of: UInt8(ascii: "#")) else { return false }
        let name = before[(comment + 1)...].drop { $0 == UInt8(ascii: " ") }
        let rest = after.drop { $0 == UInt8(ascii: " ") }
        return name.allSatisfy(isNameByte) && isColon(rest, orEqualsSign: true)
    }

    private static func isColon(_ text: ArraySlice<UInt8>, orEqualsSign: Bool) -> Bool {
        text.first == UInt8(ascii: ":") || text.starts(with: "：".utf8)
            || (orEqualsSign && text.first == UInt8(ascii: "="))
    }

    /// Where a key ends of which a part is one of the words but for one letter, or for two that are swapped.
    private static func misspeltNameEnd(in line: ArraySlice<UInt8>) -> Int? {
        let comment = line.firstIndex(of: UInt8(ascii: "#")) ?? line.endIndex
        for colon in line[..<comment].indices where isColon(line[colon...], orEqualsSign: false) {
            let start = line[..<colon].lastIndex { !isNameByte($0) }.map { $0 + 1 } ?? line.startIndex
            let key = line[start..<colon]
            let parts = key.split { "_-".utf8.contains($0) } + [key]
            if parts.contains(where: { part in part.count >= 4 && words.contains { isOneSlip($0[...], from: part) } }) {
                return colon
            }
        }
        return nil
    }

    /// Whether two words are the same but for a letter more, less or another, or two that are swapped.
    ///
    /// `EditDistance` says the same of any distance, at a cost that every line of a file would pay.
    private static func isOneSlip(_ left: ArraySlice<UInt8>, from right: ArraySlice<UInt8>) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        let same = zip(left, right).prefix { $0 == $1 }.count
        let (left, right) = (left.dropFirst(same), right.dropFirst(same))
        guard left.count == right.count else {
            return left.count > right.count
                ? left.dropFirst().elementsEqual(right) : left.elementsEqual(right.dropFirst())
        }
        if left.dropFirst().elementsEqual(right.dropFirst()) { return true }
        return left.prefix(2).elementsEqual(right.prefix(2).reversed())
            && left.dropFirst(2).elementsEqual(right.dropFirst(2))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "_-".utf8.contains(byte)
        }
    }

    /// A value ends at a comment and, inside braces, at a comma.
    private static func valueEnd(in bytes: [UInt8], from start: Int) -> Int {
        let isInBraces = bytes[..<start].contains(UInt8(ascii: "{"))
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "#"), end > start, bytes[end - 1] == UInt8(ascii: " ") { break }
            if isInBraces, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { break }
            end += 1
        }
        while end > start, " \"'\r".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }
}
