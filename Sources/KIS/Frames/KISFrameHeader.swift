import PluginAPI

/// What stands in front of a plain frame's fields, as in `0|H0STCNT0|002|`.
enum KISFrameHeader {
    /// A trade frame.
    case trades(KISTradeHeader)
    /// A frame of another kind.
    case other(trID: String)

    /// Reads the header; nothing when it has another form.
    @inline(__always)
    init?(_ frame: Span<UInt8>) {
        if KISTradeHeader.isTradeFrame(frame) {
            guard let header = KISTradeHeader(frame) else { return nil }
            self = .trades(header)
        } else {
            self.init(other: frame)
        }
    }

    /// Reads the name of another kind of frame: letters and digits between two bars, at most fifteen.
    @inline(never)
    private init?(other frame: Span<UInt8>) {
        let bar = UInt8(ascii: "|")
        guard frame.count > 2, frame[0] == UInt8(ascii: "0"), frame[1] == bar else { return nil }
        let name = (2..<min(frame.count, 17)).prefix { frame[$0] != bar }.map { frame[$0] }
        guard !name.isEmpty, name.count + 2 < frame.count, frame[name.count + 2] == bar else { return nil }
        guard name.allSatisfy(Self.isLetterOrDigit) else { return nil }
        self = .other(trID: String(decoding: name, as: UTF8.self))
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }
}
