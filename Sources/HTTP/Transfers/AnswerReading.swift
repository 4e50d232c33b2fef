/// Puts an answer together from the lines and pieces in which it comes, within limits.
struct AnswerReading {
    enum Stage { case nothing, head, body }

    private(set) var status = 0
    private(set) var fields: [HTTPField] = []
    private(set) var body: [UInt8] = []

    /// How far the final answer has come; interim answers do not count.
    private(set) var stage = Stage.nothing

    /// The part that was larger than allowed.
    private(set) var excess: HTTPFailure.Part?

    private let largestHead: Int
    private let largestBody: Int
    private var headBytes = 0

    init(largestHead: Int, largestBody: Int) {
        self.largestHead = largestHead
        self.largestBody = largestBody
    }

    /// Whether the head tells where the body ends.
    var saysWhereItEnds: Bool {
        if status == 204 || status == 304 { return true }
        return fields.contains { field in
            switch field.name.lowercased() {
            case "content-length": true
            case "transfer-encoding": field.value.wire.lowercased().contains("chunked")
            default: false
            }
        }
    }

    /// Takes a line of a head or a trailer; false when it is too much.
    mutating func take(line: some Collection<UInt8>) -> Bool {
        headBytes += line.count
        guard headBytes <= largestHead else {
            excess = .head
            return false
        }
        // Trailers behind the body are counted and thrown away.
        guard stage != .body else { return true }
        let text = String(decoding: line, as: UTF8.self).trimmingLine
        if text.isEmpty {
            stage = status >= 200 ? .body : .nothing
        } else if let status = Self.status(in: text) {
            self.status = status
            fields = []
            if status >= 200 { stage = .head }
        } else if let colon = text.firstIndex(of: ":") {
            let value = String(text[text.index(after: colon)...]).trimmingLine
            fields.append(HTTPField(String(text[..<colon]), SensitiveText(value)))
        }
        return true
    }

    /// Takes a piece of the body; false when it is too much.
    mutating func take(piece: UnsafeRawBufferPointer) -> Bool {
        guard body.count + piece.count <= largestBody else {
            excess = .body
            return false
        }
        unsafe body.append(contentsOf: piece)
        return true
    }

    private static func status(in line: String) -> Int? {
        guard line.hasPrefix("HTTP/") else { return nil }
        let parts = line.split(separator: " ", maxSplits: 2)
        return parts.count > 1 ? Int(parts[1]) : nil
    }
}

extension String {
    /// The text without the white space and the end of line around it.
    fileprivate var trimmingLine: String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = utf8.firstIndex(where: { !isBlank($0) }),
            let last = utf8.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
