/// One record of a trade frame, read back in the plainest way.
struct WireRecord {
    let fields: [Substring]

    subscript(index: Int) -> Int { Int(fields[index]) ?? .min }

    /// A decimal with exactly two places, in hundredths.
    func hundredths(_ index: Int) -> Int {
        let text = fields[index]
        guard text.utf8.suffix(3).first == UInt8(ascii: ".") else { return .min }
        return Int(text.filter { $0 != "." }) ?? .min
    }

    /// The records of a trade frame, or nil if it is not well formed.
    static func records(of frame: String, width: Int) -> [WireRecord]? {
        let parts = frame.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "0", parts[1] == "H0STCNT0", parts[2].utf8.count == 3,
            let count = Int(parts[2]), count > 0
        else { return nil }
        let fields = parts[3].split(separator: "^", omittingEmptySubsequences: false)
        guard fields.count == count * width else { return nil }
        return stride(from: 0, to: fields.count, by: width).map { WireRecord(fields: Array(fields[$0..<$0 + width])) }
    }
}
