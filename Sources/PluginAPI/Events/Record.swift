/// A scraped or posted record: named texts, as they stood on the page or in the message.
public struct Record: Sendable, Hashable, Codable {
    /// What the record came from.
    public var list: String

    /// What tells this record from others of the list.
    public var key: String

    /// The texts by name, data from outside and never trusted.
    public var fields: [String: String]

    /// Makes a record.
    public init(list: String, key: String, fields: [String: String]) {
        self.list = list
        self.key = key
        self.fields = fields
    }
}
