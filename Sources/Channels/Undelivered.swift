package import PluginAPI
package import YAML

/// Why a message is not known to have arrived, and what that means for it.
package struct Undelivered: Error, Sendable, Hashable {
    /// What becomes of an item, as the engine has to know it.
    package enum Fate: Sendable, Hashable {
        case retry(after: Duration?)
        case never
        case unknown
        case closed
        case moved(to: String)
    }

    package var fate: Fate

    /// What happened, in a sentence for people without its end; it may hold secrets until it went through a client.
    package var message: LocalizedText

    /// The status of an answer of which only the head came whole.
    package var status: Int?

    package init(_ fate: Fate, _ message: LocalizedText) {
        self.fate = fate
        self.message = message
    }

    /// Whether another attempt would not be made.
    var isFinal: Bool { fate == .never || fate == .closed }
}

extension ChannelClient {
    /// The outcome for the engine, in the language of the run and without secrets.
    package func outcome(of error: Undelivered) -> DeliveryOutcome {
        let reason = masked(error.message.text(in: language))
        return switch error.fate {
        case .retry(let pause): .retry(after: pause, reason: reason)
        case .never: .never(reason: reason)
        case .unknown: .unknown(reason: reason)
        case .closed: .closed(reason: reason)
        case .moved(let address): .moved(to: address)
        }
    }

    /// What a check found out, in both languages and without secrets; what may pass is a warning.
    package func finding(of error: Undelivered, at span: SourceSpan?) -> LiveFinding {
        let message = LocalizedText(ko: masked(error.message.ko) + ".", en: masked(error.message.en))
        return LiveFinding(message, at: span, severity: error.isFinal ? .error : .warning)
    }
}
