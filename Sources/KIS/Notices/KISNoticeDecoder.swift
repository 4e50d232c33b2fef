internal import Cipher
package import PluginAPI

/// Decodes the encrypted frames in which the broker tells of the account's own orders and fills.
///
/// A login may have several accounts, and all of them come under it: notices of another account are left out. What a
/// notice says is handed on and nothing is computed; whether it was told before is for the account's book.
package struct KISNoticeDecoder: Sendable {
    /// Why a frame or one notice of it was not used.
    package enum Skip: String, Error, Sendable, Hashable, CaseIterable {
        /// The frame has another form.
        case badHeader = "notice-bad-header"
        /// The number of fields does not fit the number of notices.
        case badFieldCount = "notice-bad-field-count"
        /// No key came for the channel yet.
        case noKey = "notice-without-key"
        /// It does not decrypt to text.
        case undecryptable = "notice-undecryptable"
        /// A field holds something that it cannot.
        case badField = "notice-bad-field"
        /// It belongs to another account of the same login.
        case otherAccount = "notice-of-another-account"
        /// It is about a share of a market that is not served.
        case otherMarket = "notice-of-another-market"

        /// The word under which it is counted.
        package var reason: SkipReason { SkipReason(stringLiteral: rawValue) }
    }

    /// A notice with its times.
    package struct Notice: Sendable, Hashable {
        /// What the broker said.
        package let notice: OrderNotice
        /// Times and day.
        package let header: EventHeader
    }

    private let account: KISAccount

    /// The longest frame that is decoded, in bytes.
    private static let longestFrame = 256 << 10

    /// Makes a decoder for an account.
    package init(account: KISAccount) { self.account = account }

    /// The notices of a frame in their order, and why others of it were not used.
    package func decode(
        _ frame: [UInt8],
        in session: KISSession,
        receivedAt: Timestamp
    ) -> (notices: [Notice], skipped: [Skip]) {
        decode(frame, receivedAt: receivedAt) { session.cipher(of: $0) }
    }

    func decode(
        _ frame: [UInt8],
        receivedAt: Timestamp,
        cipher: (KISChannel) -> AES256CBC?
    ) -> (notices: [Notice], skipped: [Skip]) {
        let parts: (channel: KISChannel, records: [[String]])
        do throws(Skip) {
            parts = try Self.records(of: frame, cipher)
        } catch {
            return ([], [error])
        }
        var notices: [Notice] = []
        var skipped: [Skip] = []
        for record in parts.records {
            do throws(Skip) {
                let isDomestic = parts.channel == .ownFills || parts.channel == .ownPaperFills
                let fields = KISNoticeFields(record)
                guard fields.text(1).filter({ $0 != "-" }) == account.digits else { throw .otherAccount }
                notices.append(try isDomestic ? domestic(fields, receivedAt) : overseas(fields, receivedAt))
            } catch {
                skipped.append(error)
            }
        }
        return (notices, skipped)
    }

    /// Parts a frame and decrypts it; a plain one is read too.
    private static func records(
        of frame: [UInt8],
        _ cipher: (KISChannel) -> AES256CBC?
    ) throws(Skip) -> (channel: KISChannel, records: [[String]]) {
        guard frame.count <= longestFrame else { throw .badHeader }
        let parts = frame.split(separator: UInt8(ascii: "|"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let channel = KISChannel(rawValue: String(decoding: parts[1], as: UTF8.self)),
            channel.isOwn, let count = Int(String(decoding: parts[2], as: UTF8.self)), (1...999).contains(count)
        else { throw .badHeader }
        var plain = Array(parts[3])
        if parts[0].elementsEqual([UInt8(ascii: "1")]) {
            guard let cipher = cipher(channel) else { throw .noKey }
            guard let bytes = Base64.bytes(parts[3]), let text = cipher.decrypted(bytes) else { throw .undecryptable }
            plain = text
        } else if !parts[0].elementsEqual([UInt8(ascii: "0")]) {
            throw .badHeader
        }
        guard String(validating: plain, as: UTF8.self) != nil else { throw .undecryptable }
        let fields = plain.split(separator: UInt8(ascii: "^"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let (width, rest) = fields.count.quotientAndRemainder(dividingBy: count)
        let required = channel == .ownFills || channel == .ownPaperFills ? 23 : 21
        guard rest == 0, width >= required, width < 2 * required else { throw .badFieldCount }
        return (channel, (0..<count).map { Array(fields[$0 * width..<($0 + 1) * width]) })
    }
}
