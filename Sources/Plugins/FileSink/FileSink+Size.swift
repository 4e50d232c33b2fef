import PluginAPI
import YAML

extension FileSink {
    /// A size of a file.
    struct Size: Sendable, Hashable, Comparable {
        /// The size in bytes, above zero.
        let bytes: Int64

        private static let units: [(name: String, bytes: Int64)] = [
            ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
        ]

        /// Makes a size of bytes.
        init(bytes: Int64) { self.bytes = bytes }

        /// Reads `100MB` and `64 kb`; nothing for another form, for zero, and for more than a thousand terabytes.
        init?(_ text: String) {
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            let unit = text[digits.endIndex...].drop { $0 == " " }.uppercased()
            guard digits.count <= 4, let count = Int64(digits), count > 0,
                let size = Self.units.first(where: { $0.name == unit })
            else { return nil }
            self.init(bytes: count * size.bytes)
        }

        static func < (left: Size, right: Size) -> Bool { left.bytes < right.bytes }
    }
}

extension FileSink.Size: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "파일 크기", en: "a size"),
        examples: ["100MB", "1GB"],
        pattern: #"^[0-9]{1,4} ?([kKmMgGtT][bB])$"#
    )

    /// A whole number with its unit; a kilobyte has a thousand bytes.
    static var schema: SettingSchema { .text(form) }

    static func decode(_ node: Node, _ reader: inout SettingReader) -> Self? {
        reader.value(of: node, as: form) { Self($0) }
    }

    /// The size in the largest unit that needs no fraction.
    var settingText: String {
        let unit = Self.units.last { bytes % $0.bytes == 0 } ?? ("B", 1)
        return "\(bytes / unit.bytes)\(unit.name)"
    }
}
