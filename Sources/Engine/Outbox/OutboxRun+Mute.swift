import PluginAPI

/// Silence that people ask for.
extension OutboxRun {
    /// The ways to a chat; one that has moved is known by its new address too.
    func lanes(of chat: ChatAddress) -> [OutboxLane] {
        lanes.filter { lane in
            guard lane.destination.account?.name == chat.account else { return false }
            return lane.destination.name == chat.chat || (try? store.state(of: lane.place))?.address == chat.chat
        }
    }

    /// Holds back what is not critical until a moment, or lets it go.
    func mute(_ lane: OutboxLane, until end: Timestamp?) throws(StateError) {
        try store.mute(lane.place, until: end, at: clock.now)
        lane.mutedUntil = end ?? Timestamp(nanoseconds: 0)
        lane.bell.ring()
    }
}
