/// Why a connection has nothing more to give or to take.
public enum ConnectionEnd: Error, Sendable, Hashable {
    /// The other side closed it.
    case closedByPeer

    /// The other side reset it.
    case resetByPeer

    /// This side closed or reset it, or the server was stopped.
    case closedHere

    /// Nothing came for as long as the limits allow.
    case idle

    /// A request took longer than the limits allow.
    case slow

    /// The other side took nothing for as long as the limits allow.
    case stalled

    /// What came is not what the protocol allows; the text says what is wrong with it.
    case malformed(String)

    /// What came is larger than the limits allow; the text says which part.
    case tooLarge(String)

    /// The system refused something, by its error number.
    case system(Int32)
}
