/// A trade frame that a test puts together field by field.
struct TradeFrame {
    /// The broker's example of one record of 47 fields.
    static let example = """
        005930^101530^70100^2^100^0.14^70032.39^69800^70300^69700^70200^70100^12^2106311^147510000000^4100^3900^-200\
        ^92.59^1080000^1000000^5^0.48^61.20^090007^2^300^091533^5^-200^090241^2^400^20261120^20^N^4120^980^88410^120377\
        ^0.09^1950000^108.02^0^^69800^2
        """

    /// A record that was received on 2026-09-14, the first day of the 47th field.
    static let received = """
        005930^150746^249250^5^-10250^-3.95^250742.47^249500^254500^248500^249500^249000^1^14871538^3728926343750\
        ^206240^176545^-29695^81.34^7912656^6435830^5^0.44^106.69^090011^5^-250^113225^5^-5250^145726^2^750^20260914^20\
        ^N^85729^141952^343655^1371668^0.25^12052370^123.39^0^^249500^2
        """

    /// The name of the channel.
    var trID = "H0STCNT0"

    /// The number of records that the frame claims, when it is not their number.
    var count: String?

    /// The fields of each record.
    var records: [[String]]

    /// A frame of so many copies of the example.
    init(records: Int = 1) {
        let fields = Self.example.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
        self.records = Array(repeating: fields, count: records)
    }

    /// The text as it is sent.
    var text: String {
        let digits = String(1_000 + records.count).dropFirst()
        return "0|\(trID)|\(count ?? String(digits))|" + records.joined().joined(separator: "^")
    }
}
