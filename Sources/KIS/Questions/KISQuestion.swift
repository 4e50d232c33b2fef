import PluginAPI

/// Something that is asked of the broker, with how its answer is read; an order is such a question too.
package protocol KISQuestion: Sendable {
    /// What the answer holds.
    associatedtype Answer: Sendable

    /// The endpoint that answers it on a set of servers.
    func endpoint(on servers: KISServers) -> KISEndpoint

    /// The parameters that this question decides.
    ///
    /// - Throws: `KISFault` for what the broker does not have.
    func values(on servers: KISServers) throws(KISFault) -> [String: String]

    /// Reads the answer out of all its pages, of which there is one at least.
    ///
    /// - Throws: `KISFault` that names the field which is missing or wrong.
    func read(_ pages: [KISAnswer]) throws(KISFault) -> Answer
}

extension KISAccess {
    /// The request for a question, for its first page or a further one.
    ///
    /// - Throws: `KISFault` for what these servers do not offer.
    package func request(
        for question: some KISQuestion,
        after continuation: Continuation? = nil
    ) throws(KISFault) -> KISRequest {
        let servers = environment.servers
        return try request(question.endpoint(on: servers), try question.values(on: servers), after: continuation)
    }
}

extension Sequence<KISAnswer> {
    /// The rows of all pages, of which there are a hundred thousand at most.
    func rows(_ name: String) throws(KISFault) -> [KISRecord] {
        var rows: [KISRecord] = []
        for page in self where !page.isEmpty { rows += try page.rows(name) }
        return rows
    }
}

extension Array {
    /// Each element made into something else, or what went wrong with the first that could not be.
    func reading<Value>(_ read: (Element) throws(KISFault) -> Value) throws(KISFault) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for element in self { values.append(try read(element)) }
        return values
    }
}

extension KISFault {
    /// A US question was asked of a Korean share or the other way round.
    static func wrongMarket(_ symbol: Symbol) -> KISFault {
        .impossible(
            ko: "\("`\(symbol)`", .topic) 이 시장의 종목이 아닙니다",
            en: "'\(symbol)' does not belong to this market"
        )
    }
}
