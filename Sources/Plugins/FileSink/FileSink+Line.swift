import PluginAPI

extension FileSink {
    /// One item as it stands in the file.
    struct Line: Sendable {
        /// The text with its line feed; several lines where the message has several and the format is for people.
        let bytes: [UInt8]

        /// The day the item belongs to, by which files are begun: Korea's date at the time written in the line.
        let day: CivilDate

        /// The longest line that is written, in bytes.
        static let longest = 16 << 20

        /// Why an item is no line of a file.
        static let refusal = LocalizedText(
            ko: "파일에 쓰기에는 너무 길거나 파일에 쓸 수 없는 종류입니다.",
            en: "it is too long for a line, or of a kind that no file takes"
        )

        /// Whether the line is not too long.
        var isWritable: Bool { bytes.count <= Self.longest }

        /// Writes an item down; nothing for an order or what only stands for alerts that are written themselves.
        init?(_ item: Delivery, _ format: Format, _ language: Language) {
            let text: String
            switch (item.content, format) {
            case (.order, _), (.digest, _), (.image, _): return nil
            case (_, .text): text = item.summary(in: language).lines
            case (_, .json):
                guard let json = item.json else { return nil }
                text = json.text
            }
            bytes = Array(text.utf8) + [UInt8(ascii: "\n")]
            day = MarketTimeZone.korea.localTime(at: item.header.exchangeTime).date
        }
    }
}
