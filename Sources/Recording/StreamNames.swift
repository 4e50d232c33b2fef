/// The names of a recording's streams, numbered as they appear.
struct StreamNames {
    /// How many streams a recording may have.
    static var limit: Int { 256 }
    /// How long a name may be, in bytes.
    static var longestName: Int { 64 }

    /// What a name at some place turned out to be.
    enum Match {
        /// The stream's number and the place behind the tab.
        case stream(Int, end: Int)
        case malformed
        case tooMany
    }

    private(set) var names: [String] = []
    // Every name followed by a tab, so that one comparison finds both.
    private var patterns: [[UInt8]] = []
    private var latest: [UInt8] = []
    private var latestIndex = 0

    /// Knows no name yet.
    init() {}

    /// Knows one name that is not in the file.
    init(only name: String) {
        add(Array(name.utf8) + [.tab], name)
    }

    /// Finds the stream whose name and tab begin at an index, or numbers a new one.
    @inline(__always)
    mutating func match(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> Match {
        let count = latest.count
        if count > 0 && index + count <= end && Self.matches(bytes, at: index, latest.span) {
            return .stream(latestIndex, end: index + count)
        }
        return find(bytes, at: index, before: end)
    }

    @inline(never)
    private mutating func find(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> Match {
        for (number, pattern) in patterns.enumerated()
        where index + pattern.count <= end && Self.matches(bytes, at: index, pattern.span) {
            (latest, latestIndex) = (pattern, number)
            return .stream(number, end: index + pattern.count)
        }
        let longest = min(end, index + Self.longestName + 1)
        guard let tab = bytes.firstIndex(of: .tab, in: index..<longest), tab > index else { return .malformed }
        var pattern: [UInt8] = []
        for place in index..<tab { pattern.append(bytes[place]) }
        guard pattern.allSatisfy(Self.isAllowed) else { return .malformed }
        guard names.count < Self.limit else { return .tooMany }
        add(pattern + [.tab], String(decoding: pattern, as: UTF8.self))
        return .stream(latestIndex, end: tab + 1)
    }

    private mutating func add(_ pattern: [UInt8], _ name: String) {
        latestIndex = names.count
        latest = pattern
        names.append(name)
        patterns.append(pattern)
    }

    /// Whether a name may stand in a recording: one to 64 visible ASCII characters.
    static func isValid(_ name: String) -> Bool {
        1...longestName ~= name.utf8.count && name.utf8.allSatisfy(isAllowed)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool { 0x21...0x7E ~= byte }

    @inline(__always)
    private static func matches(_ bytes: Span<UInt8>, at index: Int, _ pattern: Span<UInt8>) -> Bool {
        for offset in 0..<pattern.count where bytes[index + offset] != pattern[offset] { return false }
        return true
    }
}
