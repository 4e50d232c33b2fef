import FrameScan
import PluginAPI

extension KISTradeDecoder {
    /// Reads a frame that is longer than can be indexed at once, in slices of whole records.
    @inline(never)
    mutating func readLong(
        _ frame: Span<UInt8>,
        _ header: KISTradeHeader,
        _ receivedAt: Timestamp,
        into trades: inout [Trade]
    ) -> KISSkip? {
        guard frame.count <= Self.longestFrame else { return .frameTooLong }
        let places = KISTradeHeader.length..<frame.count
        let separators = places.count { frame[$0] == Self.separator }
        guard let width = width(fields: separators + 1, records: header.records) else { return .badFieldCount }

        let source = KISTradeReader.Source(venue: header.venue, receivedAt: receivedAt)
        var slice = Slice(start: places.lowerBound)
        var ends = 0
        for place in places.lowerBound...frame.count where place == frame.count || frame[place] == Self.separator {
            ends += 1
            guard ends % width == 0 else { continue }
            if !slice.fits(recordTo: place) {
                guard read(slice, of: frame, width, source, into: &trades) else { return .misaligned }
                slice = Slice(start: slice.end + 1)
            }
            guard slice.fits(recordTo: place) else { return .frameTooLong }
            slice.add(recordTo: place)
        }
        return read(slice, of: frame, width, source, into: &trades) ? nil : .misaligned
    }

    private mutating func read(
        _ slice: Slice,
        of frame: Span<UInt8>,
        _ width: Int,
        _ source: KISTradeReader.Source,
        into trades: inout [Trade]
    ) -> Bool {
        guard slice.records > 0 else { return true }
        let text = frame.extracting(slice.start - FieldIndex.lead..<slice.end)
        fields.build(text, from: FieldIndex.lead, separator: Self.separator)
        return reader.read(slice.records, of: width, fields, of: text, source, into: &trades)
    }

    /// Records of a frame that follow one another and can be indexed at once.
    private struct Slice {
        let start: Int
        private(set) var end: Int
        private(set) var records = 0

        init(start: Int) {
            self.start = start
            end = start - 1
        }

        func fits(recordTo end: Int) -> Bool { FieldIndex.lead + end - start <= FieldIndex.longestText }

        mutating func add(recordTo end: Int) {
            self.end = end
            records += 1
        }
    }
}
