/// One call that passed the gateway.
struct Call: Sendable {
    /// The request's `tr_id`.
    let service: String
    let parameters: [String: String]
    /// Whether the header asks for the next page.
    let isContinuation: Bool

    /// A parameter that was checked before; empty when it was left out.
    subscript(name: String) -> String { parameters[name] ?? "" }

    /// A checked number; zero when it was left out or is blank.
    func number(_ name: String) -> Int { Int(self[name]) ?? 0 }
}
