package import HTTP
import PluginAPI

/// How long a service wants to be left alone.
package enum RetryAfter {
    /// What is waited when a service is too busy and does not say for how long.
    package static let unsaid: Duration = .seconds(30)

    /// The longest wait that is believed.
    private static let longest: Duration = .seconds(86_400)

    /// The wait in the header of an answer: seconds, with a fraction or not, or a date.
    package static func header(of response: HTTPResponse) -> Duration? {
        guard let text = response["Retry-After"] else { return nil }
        if let wait = seconds(text) { return wait }
        // Both dates are of the service's own clock, so that this machine's does not matter.
        guard let until = date(text), let now = response["Date"].flatMap(date) else { return nil }
        return bounded(until - now)
    }

    /// A wait in seconds, rounded up to milliseconds; nothing for what is none.
    package static func seconds(_ text: String) -> Duration? {
        guard text.utf8.count <= 20, let number = Double(text), number.isFinite, number >= 0 else { return nil }
        guard number < 1e6 else { return longest }
        return bounded(.milliseconds(Int64((number * 1_000).rounded(.up))))
    }

    private static func bounded(_ wait: Duration) -> Duration { min(max(wait, .milliseconds(1)), longest) }

    /// Reads the one form in which dates are written today: `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func date(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
            let date = CivilDate("\(parts[3])-\(twoDigits(month + 1))-\(parts[1])"), let time = TimeOfDay(parts[4])
        else { return nil }
        // Korea's clock is nine hours ahead all year.
        return MarketTimeZone.korea.timestamp(of: date, at: time) + .seconds(9 * 3_600)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
