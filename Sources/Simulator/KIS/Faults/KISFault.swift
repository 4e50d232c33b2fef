/// Something that goes wrong on purpose, and when.
public struct KISFault: Sendable, Hashable {
    /// What goes wrong.
    public var kind: Kind
    /// Which calls it can hit, where it hits calls.
    public var scope: Scope
    /// When it begins.
    public var start: Start
    /// How often it strikes when it begins at a count.
    public var times: Int
    /// How many seconds it lasts when it begins at a time.
    public var lasts: Int

    /// Describes a fault.
    public init(_ kind: Kind, on scope: Scope = .any, start: Start, times: Int = 1, lasts: Int = 30) {
        self.kind = kind
        self.scope = scope
        self.start = start
        self.times = times
        self.lasts = lasts
    }

    /// When a fault begins.
    public enum Start: Sendable, Hashable {
        /// At the n-th call, data frame or notice that it can hit, from 1 on.
        case count(Int)
        /// At a second after the Korean midnight of the first day.
        case time(Int)
    }

    /// A kind of fault, by its name in a script.
    public enum Kind: String, Sendable, CaseIterable {
        /// The call is served, its answer never arrives.
        case answerLost = "answer-lost"
        /// The call is refused as one too many in a second.
        case tooManyCalls = "too-many-calls"
        /// The gateway says that it could not pass the call on, after it was served.
        case gatewayError = "gateway-error"
        /// Every token becomes invalid.
        case tokenExpired = "token-expired"
        /// The broker is closed for maintenance.
        case maintenance
        /// The answer's body is no JSON.
        case garbageBody = "garbage-body"
        /// The answer breaks off in the middle.
        case halfBody = "half-body"
        /// The answer trickles in byte by byte.
        case slowBody = "slow-body"
        /// Notices of an order come before its answer.
        case noticeFirst = "notice-first"
        /// Today's investors have no numbers although the market has closed.
        case emptyInvestorRow = "empty-investor-row"
        /// The account shows what it was when the fault began.
        case laggingBalance = "lagging-balance"
        /// The socket sends nothing, not even signs of life.
        case socketSilent = "socket-silent"
        /// The socket is cut without a goodbye.
        case socketDropped = "socket-dropped"
        /// The socket is cut in the middle of a frame.
        case halfFrame = "half-frame"
        /// Another login takes the session away.
        case sessionTakenOver = "session-taken-over"
        /// A notice comes twice.
        case duplicateNotice = "duplicate-notice"
        /// Records have one field more than they used to.
        case wrongWidth = "wrong-width"
        /// A field of a record says `(null)`.
        case nullFields = "null-fields"

        /// Whether it hits single calls.
        public var hitsCalls: Bool {
            switch self {
            case .answerLost, .tooManyCalls, .gatewayError, .tokenExpired, .maintenance, .garbageBody, .halfBody,
                .slowBody, .noticeFirst:
                true
            case .emptyInvestorRow, .laggingBalance, .socketSilent, .socketDropped, .halfFrame, .sessionTakenOver,
                .duplicateNotice, .wrongWidth, .nullFields:
                false
            }
        }

        /// Whether it can only begin at a time.
        public var needsTime: Bool { self == .emptyInvestorRow || self == .laggingBalance || self == .sessionTakenOver }
    }

    /// Which calls a fault can hit.
    public enum Scope: String, Sendable, CaseIterable {
        /// Every call.
        case any
        /// Requests of a token.
        case token
        /// Orders, modifications and cancellations.
        case order
        /// What the account holds.
        case balance
        /// Lists of orders and fills.
        case fills
        /// Prices, books and bars.
        case quote

        private static let lists = ["-daily-ccld", "-ccnl", "-nccs", "-psbl-rvsecncl"]

        func contains(_ path: String) -> Bool {
            switch self {
            case .any: true
            case .token: path == "/oauth2/tokenP"
            case .order: path.hasSuffix("/order") || path.contains("/order-cash") || path.contains("/order-rvsecncl")
            case .balance: path.hasSuffix("-balance") || path.hasSuffix("-balance-rlz-pl")
            case .fills: path.contains("/inquire-") && Self.lists.contains { path.hasSuffix($0) }
            case .quote: path.contains("/quotations/")
            }
        }
    }
}
