/// The lines of a calendar data file: `key: value` headers, rows of columns separated by tabs, and `#` comments.
struct CalendarDataFile {
    let name: String

    /// The headers by their keys; each is a row of one column.
    private(set) var headers: [String: CalendarDataRow] = [:]

    /// The rows in the order of the file.
    private(set) var rows: [CalendarDataRow] = []

    /// Reads the text of a file that may have the given headers and whose rows all have so many columns.
    init(name: String, text: String, headers known: Set<String>, columns: Int) throws(CalendarDataError) {
        self.name = name
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            if line.contains("\t") {
                let texts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                let row = CalendarDataRow(file: name, line: index + 1, columns: texts)
                rows.append(try row.checked(columns: columns))
            } else {
                try readHeader(line, number: index + 1, known: known)
            }
        }
    }

    /// The header with a key that must be there.
    func header(_ key: String) throws(CalendarDataError) -> CalendarDataRow {
        guard let row = headers[key] else {
            throw CalendarDataError(file: name, line: 0, problem: "the header '\(key)' is missing")
        }
        return row
    }

    private mutating func readHeader(_ line: Substring, number: Int, known: Set<String>) throws(CalendarDataError) {
        let key = String(line.prefix { $0 != ":" })
        let value = String(line.dropFirst(key.count + 1).drop(while: \.isWhitespace))
        let row = CalendarDataRow(file: name, line: number, columns: [value])
        guard known.contains(key), !value.isEmpty else {
            throw row.error("'\(line)' is neither a header of this file nor a row with tabs")
        }
        if let first = headers[key] { throw row.error("'\(key)' is already on line \(first.line)") }
        headers[key] = row
    }
}
