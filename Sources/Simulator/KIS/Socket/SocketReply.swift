/// The server's answers to what a client asks over the socket.
enum SocketReply: Sendable, Hashable {
    case subscribed
    case unsubscribed
    case alreadyIn
    case notFound
    case tooMany
    case unknownApproval
    case unknownChannel
    case unknownKey
    case inUse
    case type
    case customer
    case noKey
    case noInput
    case noBody
    case noCustomer
    case noHeader
    case noJSON

    private var words: (result: String, code: String, text: String) {
        switch self {
        case .subscribed: ("0", "OPSP0000", "SUBSCRIBE SUCCESS")
        case .unsubscribed: ("0", "OPSP0001", "UNSUBSCRIBE SUCCESS")
        case .alreadyIn: ("1", "OPSP0002", "ALREADY IN SUBSCRIBE")
        case .notFound: ("1", "OPSP0003", "UNSUBSCRIBE ERROR (not found!)")
        case .tooMany: ("1", "OPSP0008", "MAX SUBSCRIBE OVER")
        case .unknownApproval: ("1", "OPSP0011", "invalid approval(appkey) : NOT FOUND")
        case .unknownChannel: ("1", "OPSP8991", "invalid tr_id")
        case .unknownKey: ("1", "OPSP8992", "invalid tr_key")
        case .inUse: ("9", "OPSP8996", "ALREADY IN USE appkey")
        case .type: ("1", "OPSP8997", "invalid tr_type")
        case .customer: ("1", "OPSP8998", "invalid custtype")
        case .noKey: ("1", "OPSP9990", "JSON PARSING ERROR : tr_key not found")
        case .noInput: ("1", "OPSP9991", "JSON PARSING ERROR : input not found")
        case .noBody: ("1", "OPSP9992", "JSON PARSING ERROR : body not found")
        case .noCustomer: ("1", "OPSP9997", "JSON PARSING ERROR : custtype not found")
        case .noHeader: ("1", "OPSP9998", "JSON PARSING ERROR : header not found")
        case .noJSON: ("1", "OPSP9999", "JSON PARSING ERROR : invalid json format")
        }
    }

    /// The frame's text. A success carries the channel's keys.
    func text(channel: String, key: String, isEncrypted: Bool = false, cipher: NoticeCipher? = nil) -> String {
        let words = words
        var body: [JSONValue.Member] = [
            .init("rt_cd", .string(words.result)), .init("msg_cd", .string(words.code)),
            .init("msg1", .string(words.text)),
        ]
        if let cipher { body.append(.init("output", ["iv": .string(cipher.start), "key": .string(cipher.key)])) }
        let frame: JSONValue = [
            "header": [
                "tr_id": .string(self == .inUse ? "(null)" : channel), "tr_key": .string(self == .inUse ? "" : key),
                "encrypt": isEncrypted ? "Y" : "N",
            ],
            "body": .object(body),
        ]
        return frame.text
    }
}
