/// Why a request has no answer.
///
/// It names the host and nothing else of the request, since addresses, fields and bodies may hold secrets.
public struct HTTPFailure: Error, Sendable, Hashable {
    /// Whether the service can have acted on the request.
    public enum Outcome: Sendable, Hashable {
        /// Nothing of it has left, so that sending it again is safe.
        case notSent

        /// It has left, or may have; the service may have carried it out.
        case unknown
    }

    /// What is wrong with a request that cannot be sent.
    public enum Flaw: Sendable, Hashable {
        /// The address cannot be read.
        case url

        /// The address is neither `http` nor `https`.
        case scheme

        /// A field has a character that a header must not have, or a name that is none.
        case field(String)

        /// A field is written by the library itself.
        case reservedField(String)

        /// `GET` and `HEAD` have no body.
        case body
    }

    /// Where a request was when its time ran out.
    public enum Phase: Sendable, Hashable {
        /// Waiting for its turn.
        case waiting

        /// Finding the address of the host.
        case resolving

        /// Connecting.
        case connecting

        /// Agreeing on keys, or on a way through the proxy.
        case securing

        /// Waiting for the beginning of the answer.
        case firstByte

        /// Receiving the answer.
        case receiving
    }

    /// A part of an answer.
    public enum Part: Sendable, Hashable {
        /// The status and the header fields.
        case head

        /// The body.
        case body
    }

    /// The reason.
    public enum Cause: Sendable, Hashable {
        /// The request cannot be sent as it is.
        case flawed(Flaw)

        /// Too many requests wait already.
        case busy

        /// The client was closed.
        case closed

        /// The host's name has no address.
        case unresolved

        /// Nobody listens at the address.
        case refused

        /// The host cannot be reached.
        case unreachable

        /// The proxy does not let the request through, or cannot be reached.
        case proxy

        /// There is no connection that can be trusted.
        case untrusted(TLSProblem)

        /// The time for a phase ran out.
        case timedOut(Phase)

        /// The connection ended before the answer was whole.
        case interrupted

        /// The answer came over an encrypted connection and does not say where it ends, so that it may have been cut.
        case unmarkedEnd

        /// What came is no answer of HTTP.
        case malformed

        /// The answer is larger than allowed.
        case tooLarge(Part)

        /// The answer leads somewhere that is not followed: too far, or to a connection that is not encrypted.
        case redirected

        /// The task was cancelled.
        case cancelled

        /// Something else, by the number of the library.
        case library(Int)
    }

    /// The reason.
    public let cause: Cause

    /// The host, with its port where that is not the usual one; empty when the address cannot be read.
    public let host: String

    /// Whether the service can have acted on the request.
    public let outcome: Outcome

    /// Whether the request was one that must not reach the service twice, so that its outcome matters.
    public let wasOnce: Bool

    /// The status of an answer whose head came whole and that was lost behind it; nothing where no head came.
    ///
    /// For whoever does not read what an answer says, the head is all of it.
    public internal(set) var status: Int?
}
