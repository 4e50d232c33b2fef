import PluginAPI
import YAML

extension ReplaySource {
    /// How fast a recording is played.
    enum Speed: Sendable, Hashable {
        /// As fast as it goes.
        case max
        /// So many thousandths of real time.
        case thousandths(Int64)

        /// Reads `max`, `1x`, `60x`, `0.5x`; nothing for another form, below a thousandth, or above a million.
        init?(_ text: String) {
            guard text != "max" else {
                self = .max
                return
            }
            guard text.hasSuffix("x"), let factor = Quantity(decimal: text.dropLast()), factor.units % 1_000 == 0 else {
                return nil
            }
            guard (1...1_000_000_000).contains(factor.units / 1_000) else { return nil }
            self = .thousandths(factor.units / 1_000)
        }

        /// What keeps this speed; nothing for as fast as it goes.
        func pace(by clock: any RunClock) -> Pace? {
            guard case .thousandths(let thousandths) = self else { return nil }
            return Pace(thousandths: thousandths, clock: clock)
        }
    }
}

extension ReplaySource.Speed: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "재생 속도", en: "a speed"),
        examples: ["max", "1x", "60x", "0.5x"],
        pattern: #"^(max|[0-9]+(\.[0-9]{1,3}0*)?x)$"#
    )

    /// `max`, or how many times as fast as it was.
    static var schema: SettingSchema { .text(form) }

    static func decode(_ node: Node, _ reader: inout SettingReader) -> Self? {
        reader.value(of: node, as: form) { Self($0) }
    }

    /// The speed as it is written.
    var settingText: String {
        switch self {
        case .max: "max"
        case .thousandths(let thousandths): "\(Quantity(units: thousandths * 1_000))x"
        }
    }
}
