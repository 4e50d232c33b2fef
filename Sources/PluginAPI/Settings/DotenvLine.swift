import YAML

/// One line of an `.env` file, taken apart.
struct DotenvLine {
    /// A piece of the line with its bytes.
    struct Piece {
        var text: String
        var range: Range<Int>
    }

    /// What the line says.
    enum Content {
        case nothing
        case variable(name: Piece, value: Piece)
        case flawed(Flaw, Range<Int>)
    }

    /// What can be wrong with a line.
    enum Flaw {
        case noEqualsSign, colon, badName, blankBesideEqualsSign, unclosedQuote, textAfterQuote, smartQuote
        case unknownEscape
    }

    /// What the line says.
    private(set) var content: Content = .nothing

    /// The bytes of the line.
    let bytes: [UInt8]

    /// Takes a line apart.
    init(_ line: Substring) {
        bytes = Array(line.utf8)
        var start = skipBlanks(from: 0)
        guard start < bytes.count, bytes[start] != UInt8(ascii: "#") else { return }
        if bytes[start...].starts(with: "export ".utf8) { start = skipBlanks(from: start + 7) }
        content = assignment(from: start)
    }

    private func assignment(from start: Int) -> Content {
        let nameEnd = bytes[start...].firstIndex { !Self.isNameByte($0) } ?? bytes.count
        let name = piece(start..<nameEnd)
        let next = skipBlanks(from: nameEnd)
        guard next < bytes.count else { return .flawed(.noEqualsSign, start..<max(nameEnd, start)) }
        if bytes[next] == UInt8(ascii: ":") { return .flawed(.colon, next..<next + 1) }
        guard bytes[next] == UInt8(ascii: "=") else {
            let hasSign = bytes[start...].contains(UInt8(ascii: "="))
            return .flawed(hasSign ? .badName : .noEqualsSign, start..<nameEnd)
        }
        guard Environment.isName(name.text) else { return .flawed(.badName, start..<nameEnd) }
        guard next == nameEnd else { return .flawed(.blankBesideEqualsSign, nameEnd..<next) }
        return value(of: name, from: next + 1)
    }

    private func value(of name: Piece, from start: Int) -> Content {
        let first = skipBlanks(from: start)
        guard first < bytes.count, first == start || bytes[first] != UInt8(ascii: "#") else {
            return .variable(name: name, value: Piece(text: "", range: start..<start))
        }
        guard first == start else { return .flawed(.blankBesideEqualsSign, start..<first) }
        switch bytes[first] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return quoted(name, from: first)
        default:
            if bytes[first...].starts(with: "“".utf8) || bytes[first...].starts(with: "‘".utf8) {
                return .flawed(.smartQuote, first..<first + 3)
            }
            return .variable(name: name, value: piece(first..<plainEnd(from: first)))
        }
    }

    private func quoted(_ name: Piece, from start: Int) -> Content {
        let quote = bytes[start]
        var text: [UInt8] = []
        var index = start + 1
        while index < bytes.count, bytes[index] != quote {
            if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\") {
                guard index + 1 < bytes.count else { break }
                guard let escaped = Self.escapes[bytes[index + 1]] else {
                    return .flawed(.unknownEscape, index..<index + 2)
                }
                text.append(escaped)
                index += 2
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        guard index < bytes.count, bytes[index] == quote else { return .flawed(.unclosedQuote, start..<start + 1) }
        let rest = skipBlanks(from: index + 1)
        guard rest == bytes.count || bytes[rest] == UInt8(ascii: "#") else {
            return .flawed(.textAfterQuote, rest..<bytes.count)
        }
        return .variable(
            name: name,
            value: Piece(text: String(decoding: text, as: UTF8.self), range: start..<index + 1)
        )
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "\""): UInt8(ascii: "\""),
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "$"): UInt8(ascii: "$"),
    ]

    /// A plain value ends before a comment that follows a blank, and without blanks at its end.
    private func plainEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "#"), end > start, Self.isBlank(bytes[end - 1]) { break }
            end += 1
        }
        while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
        return end
    }

    private func piece(_ range: Range<Int>) -> Piece {
        Piece(text: String(decoding: bytes[range], as: UTF8.self), range: range)
    }

    private func skipBlanks(from start: Int) -> Int { bytes[start...].firstIndex { !Self.isBlank($0) } ?? bytes.count }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func isNameByte(_ byte: UInt8) -> Bool { !" \t=:#\"'".utf8.contains(byte) }
}
