/// The socket side, as whoever holds the connections uses it.
extension SimulatedKIS {
    /// Opens a session under a number that is not in use.
    public mutating func connect(_ session: Int) { hub.connect(session) }

    /// Forgets a session that ended.
    public mutating func disconnect(_ session: Int) { hub.disconnect(session) }

    /// Serves a text frame of a session.
    public mutating func receive(_ text: String, from session: Int, at moment: Moment) {
        advance(to: moment)
        hub.receive(text, from: session, gateway, desk)
    }

    /// Notes that a session answered a sign of life with the protocol's own pong.
    public mutating func receivePong(from session: Int) { hub.answered(session) }

    /// Sends signs of life where they are due, by a clock that runs as real time does.
    public mutating func keepAlive(wall nanoseconds: Int64) { hub.keepAlive(at: nanoseconds, now: desk.now) }

    /// Takes what the sessions get, spoilt where a fault says so, in order.
    public mutating func takeSocketOutputs() -> [KISSocketOutput] {
        var outputs: [KISSocketOutput] = []
        for output in hub.takeOutputs() {
            if let spoilt = spoilt(output) { outputs.append(spoilt) }
        }
        return outputs
    }
}
