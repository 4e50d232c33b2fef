import PluginAPI

/// What stands in front of the fields of a plain frame whose channel has a name of eight characters.
struct KISDataHeader {
    /// How many bytes it has.
    static let length = 15

    /// The channel.
    let channel: KISChannel

    /// How many records the frame says it holds, at least one.
    let records: Int

    /// Reads `0|H0STASP0|001|`; nothing for another form or an unknown channel.
    init?(_ frame: Span<UInt8>) {
        let bar = UInt8(ascii: "|")
        guard frame.count >= Self.length, frame[0] == UInt8(ascii: "0"), frame[1] == bar, frame[10] == bar,
            frame[14] == bar
        else { return nil }
        let name = String(decoding: (2..<10).map { frame[$0] }, as: UTF8.self)
        guard let channel = KISChannel(rawValue: name) else { return nil }
        self.channel = channel
        var records = 0
        for place in 11..<14 {
            let digit = frame[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            records = 10 * records + Int(digit)
        }
        guard records > 0 else { return nil }
        self.records = records
    }
}
