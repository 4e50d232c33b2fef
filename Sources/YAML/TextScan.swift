/// Looks around in a text by lines, without parsing it.
struct TextScan {
    let bytes: [UInt8]

    func lineStart(of offset: Int) -> Int {
        var start = min(offset, bytes.count)
        while start > 0, !bytes[start - 1].isLineBreak { start -= 1 }
        return start
    }

    func lineEnd(of offset: Int) -> Int {
        var end = offset
        while end < bytes.count, !bytes[end].isLineBreak { end += 1 }
        return end
    }

    /// The start of the line after the one an offset is in; nil when that is the last.
    func nextLine(after offset: Int) -> Int? {
        var next = lineEnd(of: offset)
        guard next < bytes.count else { return nil }
        next += bytes[next] == .carriageReturn && next + 1 < bytes.count && bytes[next + 1] == .newline ? 2 : 1
        return next < bytes.count ? next : nil
    }

    func skipBlanks(from offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
        return offset
    }

    /// The first character of the line that is neither space nor tab.
    func contentStart(ofLineAt offset: Int) -> Int { skipBlanks(from: lineStart(of: offset)) }

    func isFirstOnLine(_ offset: Int) -> Bool { contentStart(ofLineAt: offset) >= offset }

    func isSameLine(_ first: Int, _ second: Int) -> Bool { lineStart(of: first) == lineStart(of: second) }

    func isBlankOrEnd(at offset: Int) -> Bool { offset >= bytes.count || bytes[offset].isWhitespace }

    func byte(at offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

    /// The rest of a value: to the end of its line, or of its place in brackets, without a comment and trailing space.
    func value(from start: Int, isInFlow: Bool = false) -> Range<Int> {
        var end = start
        while end < bytes.count, !bytes[end].isLineBreak {
            if bytes[end] == .hash, end > start, bytes[end - 1].isBlank { break }
            if isInFlow, end > start, bytes[end] == .comma || bytes[end].isClosingBracket { break }
            end += 1
        }
        return start..<trimmed(end, downTo: start)
    }

    /// An end moved back over white space.
    func trimmed(_ end: Int, downTo start: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1].isWhitespace { end -= 1 }
        return end
    }

    /// What a line says: without indentation, comment and trailing space.
    func lineContent(at offset: Int) -> Range<Int> { value(from: contentStart(ofLineAt: offset)) }

    /// Whether what a line says is more than a comment.
    func hasContent(_ line: Range<Int>) -> Bool { !line.isEmpty && bytes[line.lowerBound] != .hash }

    /// Where a line's own text begins once the dashes of list entries are skipped.
    func entryStart(ofLineAt offset: Int) -> Int {
        var start = contentStart(ofLineAt: offset)
        while byte(at: start) == .dash, byte(at: start + 1)?.isBlank == true { start = skipBlanks(from: start + 1) }
        return start
    }

    /// Where the closing quote of a quoted text stands, if it does so before a limit.
    func closingQuote(of opening: Int, before limit: Int) -> Int? {
        let quote = bytes[opening]
        var offset = opening + 1
        while offset < min(limit, bytes.count) {
            if quote == .doubleQuote, bytes[offset] == .backslash {
                offset += 2
                continue
            }
            guard bytes[offset] == quote else {
                offset += 1
                continue
            }
            guard quote == .singleQuote, byte(at: offset + 1) == quote else { return offset }
            offset += 2
        }
        return nil
    }

    /// How many brackets and braces are open at an offset, counted from the start of its line and outside quotes.
    func openBrackets(before end: Int) -> Int {
        var depth = 0
        var offset = entryStart(ofLineAt: end)
        while offset < end {
            let byte = bytes[offset]
            if byte.isQuote, !bytes[offset - (offset > 0 ? 1 : 0)].isKeyByte,
                let closing = closingQuote(of: offset, before: end)
            {
                offset = closing
            } else if byte.isOpeningBracket {
                depth += 1
            } else if byte.isClosingBracket {
                depth = max(depth - 1, 0)
            }
            offset += 1
        }
        return depth
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension TextScan {
    /// The edit that puts quotes around a value, in the place of its own when those have a third between them.
    func quoting(_ range: Range<Int>) -> Slip.Edit {
        let first = bytes[range.lowerBound]
        let hasThird = !bytes[range].count { $0 == first }.isMultiple(of: 2)
        guard first.isQuote, bytes[range.upperBound - 1] == first, range.count > 2, hasThird else {
            return Slip.Edit(range: range, replacement: Self.quoted(text(range)))
        }
        return Slip.Edit(range: range, replacement: Self.quoted(text(range.lowerBound + 1..<range.upperBound - 1)))
    }

    /// A text as a quoted scalar: in double quotes unless it holds some or a backslash.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == .doubleQuote || $0 == .backslash }) else { return "\"\(text)\"" }
        var quoted = "'"
        for character in text.unicodeScalars {
            if character == "'" { quoted.unicodeScalars.append("'") }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "'"
    }
}

extension TextScan {
    /// A text without the blanks that the parser would not have taken for a part of it.
    static func withoutBlankEnds(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while bytes.first?.isBlank == true { bytes.removeFirst() }
        while bytes.last?.isBlank == true { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    func skipSpaceAndComments(from start: Int) -> Int {
        var offset = start
        while let byte = byte(at: offset), byte.isWhitespace || byte == .hash {
            offset = byte == .hash ? lineEnd(of: offset) : offset + 1
        }
        return offset
    }

    /// The last byte before an offset that is neither space nor tab.
    func previousByte(before offset: Int) -> UInt8? {
        var previous = offset - 1
        while let byte = byte(at: previous), byte.isBlank { previous -= 1 }
        return byte(at: previous)
    }

    /// Whether a line of `...` stands above an offset.
    func hasDocumentEnd(before offset: Int) -> Bool {
        var line: Int? = 0
        while let current = line, current < offset {
            if bytes[current...].starts(with: "...".utf8), isBlankOrEnd(at: current + 3) { return true }
            line = nextLine(after: current)
        }
        return false
    }
}
