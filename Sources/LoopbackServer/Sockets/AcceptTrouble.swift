#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What it means for a server that it could not take a connection.
enum AcceptTrouble: Hashable {
    /// That one is gone, or there was none; the next may be taken.
    case passing

    /// The system has too little of something just now. The connection still waits, so to ask again at once would be to
    /// ask without end.
    case shortage

    /// The socket itself is of no use any more.
    case lasting

    /// What an error number of the system means.
    init(_ code: Int32) {
        switch code {
        case EAGAIN, EINTR, ECONNABORTED, EPROTO: self = .passing
        // Linux hands over what befell the connection before anybody took it.
        case ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH, ENOPROTOOPT, EOPNOTSUPP, ETIMEDOUT: self = .passing
        case EMFILE, ENFILE, ENOBUFS, ENOMEM, EPERM: self = .shortage
        default: self = Self.isNoNetwork(code) ? .passing : .lasting
        }
    }

    /// Whether it says that the machine is on no network, for which not every system has a number.
    private static func isNoNetwork(_ code: Int32) -> Bool {
        #if canImport(Darwin)
        return false
        #else
        return code == ENONET
        #endif
    }
}
