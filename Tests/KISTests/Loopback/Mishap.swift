import Simulator

/// A fault of the simulated broker under the name that scripts give it, so that tests need not tell its types from the
/// client's.
struct Mishap: Sendable {
    let fault: Simulator.KISFault

    /// At the n-th call, frame or notice that it can hit.
    init(_ name: String, on scope: String = "any", count: Int, times: Int = 1) {
        fault = Simulator.KISFault(Self.kind(name), on: Self.scope(scope), start: .count(count), times: times)
    }

    /// At a time of the first day, as in `101700`.
    init(_ name: String, at clock: Int, lasts: Int = 30) {
        let second = clock / 10_000 * 3_600 + clock / 100 % 100 * 60 + clock % 100
        fault = Simulator.KISFault(Self.kind(name), start: .time(second), lasts: lasts)
    }

    /// All that there are, by name.
    static let names = Simulator.KISFault.Kind.allCases.map(\.rawValue)

    private static func kind(_ name: String) -> Simulator.KISFault.Kind {
        guard let kind = Simulator.KISFault.Kind(rawValue: name) else { preconditionFailure("no fault \(name)") }
        return kind
    }

    private static func scope(_ name: String) -> Simulator.KISFault.Scope {
        guard let scope = Simulator.KISFault.Scope(rawValue: name) else { preconditionFailure("no calls \(name)") }
        return scope
    }
}
