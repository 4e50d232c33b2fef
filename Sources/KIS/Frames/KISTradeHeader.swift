import PluginAPI

/// What stands in front of a trade frame's fields.
struct KISTradeHeader {
    /// How many bytes it has.
    static let length = 15

    /// Where the trades took place.
    let venue: Venue

    /// How many records the frame says it holds, at least one.
    let records: Int

    private static let bar = UInt8(ascii: "|")

    /// Whether the frame has the name of a trade channel.
    @inline(__always)
    static func isTradeFrame(_ frame: Span<UInt8>) -> Bool {
        frame.count > 10 && frame[1] == bar && frame[10] == bar && venue(of: frame) != nil
    }

    /// Reads the header of a frame of a trade channel; nothing when it has another form.
    @inline(__always)
    init?(_ frame: Span<UInt8>) {
        guard frame.count >= Self.length, frame[0] == UInt8(ascii: "0"), frame[14] == Self.bar,
            let venue = Self.venue(of: frame)
        else { return nil }
        self.venue = venue
        var records = 0
        for place in 11..<14 {
            let digit = frame[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            records = 10 * records + Int(digit)
        }
        guard records > 0 else { return nil }
        self.records = records
    }

    /// The venue that the eight characters of the name stand for.
    @inline(__always)
    private static func venue(of frame: Span<UInt8>) -> Venue? {
        var name: UInt64 = 0
        for place in 2..<10 { name = name << 8 | UInt64(frame[place]) }
        return switch name {
        case 0x4830_5354_434E_5430: .krx  // H0STCNT0
        case 0x4830_4E58_434E_5430: .nxt  // H0NXCNT0
        case 0x4830_554E_434E_5430: .combined  // H0UNCNT0
        default: nil
        }
    }
}
