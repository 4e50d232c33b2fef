import PluginAPI

/// Descriptions of instruments read from a CSV file.
struct CSVInstruments {
    /// The instruments by symbol.
    let instruments: [Symbol: Instrument]

    /// How many rows could not be used.
    let malformed: Int64

    /// Reads the whole file; of two rows of one symbol the later counts.
    init(_ file: CSVFile) throws(CSVFile.Unusable) {
        var instruments: [Symbol: Instrument] = [:]
        malformed = try file.forEachRow { row in
            guard let symbol = Symbol(row[0]), !row[1].isEmpty,
                let kind = Instrument.Class(rawValue: row[3].lowercased()),
                let currency = Currency(code: row[4])
            else { return false }
            instruments[symbol] = Instrument(
                symbol: symbol,
                name: String(row[1]),
                segment: String(row[2]),
                class: kind,
                currency: currency
            )
            return true
        }
        self.instruments = instruments
    }
}
