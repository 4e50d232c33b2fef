/// One address of the broker with the ids and parameters that it wants.
struct Endpoint: Sendable {
    let method: String
    let path: String
    let services: [Service]
    let parameters: [Parameter]
    let needsAccount: Bool
    let answer: @Sendable (inout SimulatedKIS, Call) throws(Refusal) -> Reply

    /// An id and where it is served.
    struct Service: Sendable, Hashable {
        let id: String
        let realm: Realm?

        /// Served in both worlds.
        static func both(_ ids: String...) -> [Service] { ids.map { Service(id: $0, realm: nil) } }
        static func real(_ ids: String...) -> [Service] { ids.map { Service(id: $0, realm: .real) } }
        static func paper(_ ids: String...) -> [Service] { ids.map { Service(id: $0, realm: .paper) } }
    }

    init(
        _ method: String,
        _ path: String,
        _ services: [Service],
        account needsAccount: Bool = false,
        _ parameters: [Parameter],
        _ answer: @escaping @Sendable (inout SimulatedKIS, Call) throws(Refusal) -> Reply
    ) {
        self.method = method
        self.path = "/uapi/\(path)"
        self.services = services
        self.needsAccount = needsAccount
        self.parameters =
            needsAccount ? [Parameter("CANO", .whole), Parameter("ACNT_PRDT_CD", .whole)] + parameters : parameters
        self.answer = answer
    }

    /// Whether the id is served, and if not, why.
    func check(_ id: String, in realm: Realm) throws(Refusal) {
        guard let service = services.first(where: { $0.id == id }) else {
            // A trading id of the other world is known to be one.
            let isReal = id.hasPrefix("T") || id.hasPrefix("CTRP") || id.hasPrefix("CTSC")
            throw realm == .paper && isReal ? .notOnPaper : .unknownService
        }
        guard let wanted = service.realm, wanted != realm else { return }
        throw realm == .paper && needsAccount ? .notOnPaper : .unknownService
    }

    /// Every address there is.
    static let all: [String: [Endpoint]] = Dictionary(grouping: everything.flatMap(\.self), by: \.path)

    private static let everything: [[Endpoint]] = [
        quotes, charts, reference, orders, account, profits, reservations, overseasQuotes, overseasAccount,
        overseasOrders,
    ]
}
