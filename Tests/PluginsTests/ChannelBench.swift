import ChannelTesting
import Channels
import Foundation
import HTTP
import LoopbackServer
import PluginAPI
import PluginTesting

@testable import Plugins

/// What the tests of sinks to services share.
enum ChannelBench {
    static var context: SinkContext { context(.ko) }

    static func context(_ language: Language) -> SinkContext {
        let clock = ManualClock(at: Timestamp(nanoseconds: 1_795_000_000_000_000_000))
        return SinkContext(name: "phone", language: language, directory: "", clock: clock)
    }

    /// Short times for a service that is silent on purpose, and the usual ones for any other.
    static func times(for fault: Fault) -> HTTPSettings {
        var settings = HTTPSettings.channel
        guard fault == .silence else { return settings }
        settings.timeouts = HTTPTimeouts(opening: .seconds(5), firstByte: .milliseconds(300), whole: .seconds(5))
        return settings
    }

    /// An address where nobody listens.
    static func deadAddress() async throws -> String {
        let server = try LoopbackServer { _ in }
        return try await server.whileServing { server.url }
    }

    /// Everything that a value shows of itself.
    static func shown(_ value: some Any) -> String {
        var text = String(describing: value) + String(reflecting: value)
        dump(value, to: &text)
        return text
    }

    /// A picture as far as a test needs one.
    static let png = [UInt8]([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + [UInt8](0...255)

    /// Names that some service would read as markup.
    static let names = [
        "A<B & C>", "<b>굵게</b>", "snake_case_name", "`코드` ```블록```", "*별* _밑줄_ ~물결~ ||가림||", "# 제목", "> 인용", "- 목록",
        "[글](https://example.com)", "<!channel> <@U1>", "@everyone", "&amp; &lt;", "\\_", "🚨👨‍👩‍👧‍👦🇰🇷",
        "한글".decomposedStringWithCanonicalMapping, "KT&G", "https://example.com/a_b_c?x=1&y=2", "\"따옴표\" '작은'",
    ]
}

extension DeliveryOutcome {
    /// What became of the item, in a word.
    var kind: String {
        switch self {
        case .delivered, .confirmed: "delivered"
        case .retry, .partial: "retry"
        case .never: "never"
        case .unknown: "unknown"
        case .closed: "closed"
        case .moved: "moved"
        }
    }

    /// Why, in words for a person.
    var reason: String {
        switch self {
        case .retry(_, let reason), .partial(_, let reason), .never(let reason), .unknown(let reason),
            .closed(let reason):
            reason
        case .delivered, .confirmed, .moved: ""
        }
    }

    /// How long the item has to wait, if it has to.
    var wait: Duration? {
        switch self {
        case .retry(let wait, _), .partial(let wait, _): wait
        default: nil
        }
    }

    /// Whether some of the item has arrived.
    var isPartial: Bool { if case .partial = self { true } else { false } }

    /// What the service said about a message that it took.
    var receipt: DeliveryReceipt? { if case .confirmed(let receipt) = self { receipt } else { nil } }
}

extension Sink {
    /// Delivers one item to a destination, the first unless another is named.
    func deliver(_ item: Delivery, to destination: String? = nil) async -> DeliveryOutcome {
        var item = item
        item.destination = destination ?? destinations.first?.name ?? ""
        let outcomes = await deliver([item])
        return outcomes.count == 1 ? outcomes[0] : .unknown(reason: "\(outcomes.count) answers to one item")
    }
}

extension EventScript {
    /// A picture on its way to a sink.
    mutating func picture(_ caption: String, of message: String?, id: String = "A1") -> Delivery {
        var item = delivery(caption, id: id)
        item.content = .image(AlertImage(png: ChannelBench.png, caption: caption, message: message))
        return item
    }
}
