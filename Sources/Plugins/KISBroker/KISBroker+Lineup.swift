import KIS
import PluginAPI
import Synchronization

extension KISBroker {
    func adjust(to plan: ConnectionPlan) {
        wantedPlan.withLock { $0 = plan }
        if case .up(let line) = standing.withLock({ $0 }) { line.adjust(to: plan) }
    }

    /// What stands on the connection and what is polled, as it changes.
    final class Lineup: Sendable {
        private let current: Mutex<ConnectionPlan>

        /// Woken by every change, for the poller.
        let changes: AsyncStream<Void>
        private let change: AsyncStream<Void>.Continuation

        /// Given with the first registration, before which there is nothing to connect for.
        let begins: AsyncStream<Void>
        private let begin: AsyncStream<Void>.Continuation

        init(_ plan: ConnectionPlan) {
            current = Mutex(plan)
            (changes, change) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            (begins, begin) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            if !plan.registered.isEmpty { begin.yield() }
        }

        var plan: ConnectionPlan { current.withLock { $0 } }

        /// Takes another plan.
        ///
        /// - Returns: what is new on the connection, and what stands there no longer.
        func take(_ plan: ConnectionPlan) -> (added: [Registration], dropped: [Registration]) {
            let last = current.withLock { current in
                defer { current = plan }
                return current
            }
            change.yield()
            if !plan.registered.isEmpty { begin.yield() }
            return (
                plan.registered.filter { !last.registered.contains($0) },
                last.registered.filter { !plan.registered.contains($0) }
            )
        }
    }
}

extension KISBroker.Line {
    /// Registers and polls what another plan says.
    func adjust(to plan: ConnectionPlan) {
        let (added, dropped) = lineup.take(plan)
        stream.drop(registrations(dropped))
        stream.want(registrations(added))
    }

    /// Registrations in the broker's own form; own fills by the login name.
    func registrations(_ registrations: [Registration]) -> [KISRegistration] {
        registrations.flatMap { registration -> [KISRegistration] in
            guard let channel = KISChannel(rawValue: registration.channel), channel.isOwn else {
                return KISRegistration(registration).map { [$0] } ?? []
            }
            return KISRegistration.own(access).filter { $0.channel.general == channel }
        }
    }
}

extension KISChannel {
    /// The channel of the real servers, by which sources name both.
    fileprivate var general: KISChannel {
        switch self {
        case .ownPaperFills: .ownFills
        case .ownUSPaperFills: .ownUSFills
        default: self
        }
    }
}
