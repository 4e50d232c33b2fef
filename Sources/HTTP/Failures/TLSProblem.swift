/// Why a connection cannot be trusted.
public enum TLSProblem: Sendable, Hashable {
    /// The certificate is signed by nobody who is trusted.
    case unknownAuthority

    /// The certificate is no longer valid.
    case expired

    /// The certificate is not valid yet, or the clock of this machine is wrong.
    case notYetValid

    /// The certificate belongs to another host.
    case wrongHost

    /// The certificate was revoked.
    case revoked

    /// Both sides could not agree on keys: no common version, or what answers does not encrypt.
    case noAgreement

    /// The list of trusted authorities cannot be read.
    case authorities

    /// Something else, by the number of OpenSSL.
    case other(Int)

    /// The meaning of what [`SSL_get_verify_result`](https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/)
    /// gave for a certificate that the library refused.
    init(verification code: Int) {
        self =
            switch code {
            // The library compares the name itself, before it asks about the chain.
            case 0, 1, 62: .wrongHost
            case 2, 18, 19, 20, 21: .unknownAuthority
            case 9: .notYetValid
            case 10: .expired
            case 23: .revoked
            default: .other(code)
            }
    }
}
