/// Alerts that had to wait and go out as one message.
public struct AlertDigest: Sendable, Hashable {
    /// One of the alerts.
    public struct Entry: Sendable, Hashable, Codable {
        /// Its id.
        public var id: String

        /// The exchange's time of the event behind it.
        public var time: Timestamp

        /// The first line of its message.
        public var line: String

        /// Makes an entry.
        public init(id: String, time: Timestamp, line: String) {
            self.id = id
            self.time = time
            self.line = line
        }
    }

    /// The alerts, oldest first.
    public var entries: [Entry]

    /// The whole message, with the id of every alert.
    public var text: String

    /// Makes a digest.
    public init(_ entries: [Entry], text: String) {
        self.entries = entries
        self.text = text
    }
}

/// A picture that belongs to an alert.
public struct AlertImage: Sendable, Hashable {
    /// The picture as PNG.
    public var png: [UInt8]

    /// What it shows, in one line for those who cannot see it.
    public var caption: String

    /// The id that the service gave the alert's own message, if it gave one.
    public var message: String?

    /// Makes a picture.
    public init(png: [UInt8], caption: String, message: String? = nil) {
        self.png = png
        self.caption = caption
        self.message = message
    }
}
