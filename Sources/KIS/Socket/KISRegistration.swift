package import PluginAPI

/// One of the forty-one things that a session can be registered for: a channel and what it is to tell of.
package struct KISRegistration: Sendable, Hashable {
    /// The channel.
    package let channel: KISChannel

    /// `tr_key`: a code, or the HTS id for own fills.
    package let key: String

    private init(_ channel: KISChannel, _ key: String) {
        self.channel = channel
        self.key = key
    }

    /// The trades of an instrument at a venue.
    package static func trades(_ symbol: Symbol, at venue: Venue) -> KISRegistration {
        if let key = usKey(symbol) { return KISRegistration(.usTrades, key) }
        return switch venue {
        case .nxt: KISRegistration(.nxtTrades, symbol.code)
        case .combined: KISRegistration(.combinedTrades, symbol.code)
        case .krx, .us: KISRegistration(.krxTrades, symbol.code)
        }
    }

    /// The order book of an instrument at a venue.
    package static func book(_ symbol: Symbol, at venue: Venue) -> KISRegistration {
        if let key = usKey(symbol) { return KISRegistration(.usBook, key) }
        return switch venue {
        case .nxt: KISRegistration(.nxtBook, symbol.code)
        case .combined: KISRegistration(.combinedBook, symbol.code)
        case .krx, .us: KISRegistration(.krxBook, symbol.code)
        }
    }

    /// What a source asks for by channel and symbol; nothing for the account's own channels, which `own(_:)` gives.
    package init?(_ registration: Registration) {
        guard let channel = KISChannel(rawValue: registration.channel), let symbol = registration.symbol else {
            return nil
        }
        self.init(channel, Self.usKey(symbol) ?? symbol.code)
    }

    /// The registration as sources and the plan name it; own fills are named by their channel on the real servers.
    package func general(_ symbol: Symbol?) -> Registration { Registration(channel.rawValue, symbol) }

    /// The account's own orders and fills, of Korean and of US shares; none without an HTS id.
    package static func own(_ access: KISAccess) -> [KISRegistration] {
        guard let id = access.htsID, !id.isEmpty else { return [] }
        return switch access.environment.servers {
        case .real: [KISRegistration(.ownFills, id), KISRegistration(.ownUSFills, id)]
        case .paper: [KISRegistration(.ownPaperFills, id), KISRegistration(.ownUSPaperFills, id)]
        }
    }

    private static func usKey(_ symbol: Symbol) -> String? {
        symbol.market.quotationCode.map { "D\($0)\(symbol.code)" }
    }

    /// The text that registers (`1`) or unregisters (`2`).
    func frame(isOn: Bool, approval: Secret) -> String {
        let frame: JSONValue = [
            "header": [
                "approval_key": .string(approval.reveal()), "custtype": "P", "tr_type": isOn ? "1" : "2",
                "content-type": "utf-8",
            ],
            "body": ["input": ["tr_id": .string(channel.rawValue), "tr_key": .string(key)]],
        ]
        return frame.text
    }
}

extension KISRegistration: CustomStringConvertible {
    /// The channel and, unless it is the owner's login name, the key.
    package var description: String { channel.isOwn ? channel.rawValue : "\(channel.rawValue) \(key)" }
}
