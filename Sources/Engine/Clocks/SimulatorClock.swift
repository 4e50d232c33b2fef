public import PluginAPI

/// The clock that the simulators of a configuration ask for, which the whole run then has.
public struct SimulatorClock: Sendable, Hashable {
    /// When it begins; now if nothing is given.
    public var from: LocalMoment?

    /// How many times as fast the time passes; as it does if nothing is given.
    public var speed: Int?

    /// The clock that settings ask for together; those that contradict each other are found by validation.
    public init(_ settings: [SimulatorSettings]) {
        from = settings.compactMap(\.from).first
        speed = settings.compactMap(\.writtenSpeed).first
    }

    /// Whether it is another clock than the machine's.
    public var isTrial: Bool { from != nil || (speed ?? 1) != 1 }
}

extension Blueprint {
    /// The clock that the simulators ask for.
    public var simulatorClock: SimulatorClock { SimulatorClock(brokers.compactMap(\.broker.simulator)) }
}

extension SimulatorSettings {
    /// The speed, if it was asked for.
    var writtenSpeed: Int? { $speed.span == nil && speed == 1 ? nil : speed }
}
