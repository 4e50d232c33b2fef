internal import Synchronization

/// What only the thread that serves touches; it is handed on together with the service.
final class Turn {
    var library: Library?
    var groups = LibraryGroups()

    /// The connections that exist, by what they share with others.
    var wires: [ObjectIdentifier: Wire] = [:]

    /// Those with messages to hand on.
    var ready: [Wire] = []

    /// Those that the library has let go.
    var gone: [Wire] = []

    /// Whether the next deadline has to be found anew.
    var deadlinesChanged = false

    /// The earliest moment at which the time of a connection is over.
    var deadline: ContinuousClock.Instant?

    /// How many connections there were when that was last told.
    var lastCount = 0
}

extension Turn {
    /// Does for a connection what was asked for.
    func attend(_ link: Link, _ library: Library) {
        if let wire = wires[ObjectIdentifier(link)] { return wire.attend() }
        let (isNew, isGivenUp) = link.state.withLock { ($0.phase == .opening, $0.farewell != nil) }
        guard isNew else { return }
        if isGivenUp { return refuse(link, .cancelled) }
        guard wires.count < Library.mostConnections else { return refuse(link, .noRoom) }
        let wire = Wire(link, self)
        wires[ObjectIdentifier(link)] = wire
        wire.connect(library)
    }

    /// Ends a connection that never began.
    func refuse(_ link: Link, _ failure: WebSocketFailure) {
        link.ended(failure)
        link.tellEnd()
    }

    /// Draws the consequences of the connections that are gone: another try, or the end.
    func settle(_ library: Library) {
        while let wire = gone.popLast() {
            if wire.hasAnotherTry {
                wire.connect(library)
                continue
            }
            wires[ObjectIdentifier(wire.link)] = nil
            deadlinesChanged = true
            wire.link.ended(wire.failure ?? .lost)
            wire.link.tellEnd()
        }
    }

    /// Ends all connections.
    func cutAll() {
        for wire in wires.values {
            wire.fail(.cancelled)
            wire.cut()
        }
    }
}

// MARK: - Time

extension Turn {
    /// Ends the connections whose time is over.
    func endOverdue() {
        guard let deadline, ContinuousClock.now >= deadline else { return }
        let now = ContinuousClock.now
        deadlinesChanged = true
        for wire in wires.values where wire.deadline.map({ $0 <= now }) == true { wire.expire() }
    }

    /// Lets the library come back in time for the next deadline.
    func setAlarm(_ library: Library) {
        guard deadlinesChanged else { return }
        deadlinesChanged = false
        deadline = wires.values.compactMap(\.deadline).min()
        if let deadline { library.wake(after: ContinuousClock.now.duration(to: deadline)) }
    }
}
