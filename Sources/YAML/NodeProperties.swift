/// The anchor and tag before a node, read from the text because the parser counts them as part of the node.
struct NodeProperties {
    private(set) var anchor: String?
    private(set) var tag: String?
    /// Where the node itself begins.
    private(set) var contentStart: Int

    init(scan: TextScan, from start: Int, isPresent: Bool) {
        contentStart = start
        guard isPresent else { return }
        var offset = start
        while let byte = scan.byte(at: offset) {
            if byte == UInt8(ascii: "&"), anchor == nil {
                let end = Self.end(of: offset, in: scan)
                anchor = scan.text(offset + 1..<end)
                offset = end
            } else if byte == UInt8(ascii: "!"), tag == nil {
                let end = Self.end(of: offset, in: scan)
                tag = scan.text(offset..<end)
                offset = end
            } else if byte == .hash {
                offset = scan.lineEnd(of: offset)
            } else if byte.isWhitespace {
                offset += 1
            } else {
                break
            }
        }
        contentStart = offset
    }

    private static func end(of start: Int, in scan: TextScan) -> Int {
        let isVerbatim = scan.byte(at: start + 1) == UInt8(ascii: "<")
        var end = start + 1
        while let byte = scan.byte(at: end), !byte.isWhitespace {
            if isVerbatim, byte == UInt8(ascii: ">") { return end + 1 }
            if !isVerbatim, byte.isFlowIndicator { break }
            end += 1
        }
        return end
    }
}
