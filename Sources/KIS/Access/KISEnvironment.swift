package import PluginAPI

/// Which servers are used and how they are spoken to, as one value, so that real and paper cannot be mixed.
///
/// Everything that differs between the two is asked of this value: addresses, TR ids, own-fill channels, limits.
package struct KISEnvironment: Sendable, Hashable {
    /// What the person chose.
    package let mode: BrokerMode

    /// Whose TR ids, keys and limits are used; the simulator speaks like the real servers unless it is told otherwise.
    package let servers: KISServers

    /// Where questions and orders go.
    package let rest: KISAddress

    /// Where the market and own fills come from.
    package let webSocket: KISAddress

    /// Brings a mode and its addresses together; an address that is not given is the broker's own.
    ///
    /// - Throws: `KISSetupProblem` for an address of another mode, and for one that money or keys must not be sent to.
    package init(
        _ mode: BrokerMode,
        rest: String? = nil,
        webSocket: String? = nil,
        simulating servers: KISServers = .real
    ) throws(KISSetupProblem) {
        self.mode = mode
        switch mode {
        case .real: self.servers = .real
        case .paper: self.servers = .paper
        case .simulated: self.servers = servers
        }
        self.rest = try Self.address(rest, \.rest, ["https", "http"], mode, self.servers)
        self.webSocket = try Self.address(webSocket, \.webSocket, ["ws", "wss"], mode, self.servers)
    }

    private static func address(
        _ text: String?,
        _ official: KeyPath<KISServers, String>,
        _ schemes: [String],
        _ mode: BrokerMode,
        _ servers: KISServers
    ) throws(KISSetupProblem) -> KISAddress {
        guard let text = text ?? (mode == .simulated ? nil : servers[keyPath: official]) else {
            throw KISSetupProblem(ko: "시뮬레이터의 주소가 없습니다", en: "the address of the simulator is missing")
        }
        guard let address = KISAddress(text), schemes.contains(address.scheme) else {
            throw KISSetupProblem(
                ko: "주소가 아닙니다. `\(servers[keyPath: official])`처럼 쓰세요",
                en: "this is no address; write it like '\(servers[keyPath: official])'"
            )
        }
        try check(address, official, mode, servers)
        return address
    }

    private static func check(
        _ address: KISAddress,
        _ official: KeyPath<KISServers, String>,
        _ mode: BrokerMode,
        _ servers: KISServers
    ) throws(KISSetupProblem) {
        if address.isLoopback { return }
        if mode == .simulated {
            throw KISSetupProblem(
                .notAllowed,
                ko: "시뮬레이터는 이 컴퓨터에서만 돕니다. `127.0.0.1` 주소를 쓰세요",
                en: "the simulator runs on this machine only; use an address at '127.0.0.1'"
            )
        }
        let isOther = address.isSameServer(as: servers.other[keyPath: official])
        if isOther || mode == .real && !address.isSameServer(as: servers[keyPath: official]) {
            throw KISSetupProblem(
                isOther ? .otherServers : .notAllowed,
                ko: "`mode: \(mode.rawValue)`에는 `\(servers[keyPath: official])`만 쓸 수 있습니다",
                en: "with 'mode: \(mode.rawValue)' only '\(servers[keyPath: official])' may be used"
            )
        }
        if address.scheme == "http" {
            throw KISSetupProblem(
                .notAllowed,
                ko: "앱 키가 그대로 드러납니다. `https` 주소를 쓰세요",
                en: "the app key would be readable on the way; use an address with 'https'"
            )
        }
    }
}

extension KISAddress {
    /// Whether this is the server of an official address, whatever the path.
    fileprivate func isSameServer(as text: String) -> Bool {
        guard let other = KISAddress(text) else { return false }
        return scheme == other.scheme && host == other.host && port == other.port
    }
}
