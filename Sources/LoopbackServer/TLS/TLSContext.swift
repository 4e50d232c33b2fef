internal import CTLS

/// The library's settings that all encrypted connections of one server share.
@safe
final class TLSContext: Sendable {
    // Not changed after it was made; the library locks what it counts in it.
    nonisolated(unsafe) private let context: OpaquePointer
    private let certificate: ServerCertificate

    init(_ tls: ServerTLS) throws(ConnectionEnd) {
        guard let context = unsafe SSL_CTX_new(TLS_server_method()) else { throw .malformed("no TLS context") }
        unsafe self.context = context
        certificate = tls.certificate
        guard unsafe Self.prepare(context, tls) else { throw .malformed("the certificate does not fit its key") }
    }

    deinit { unsafe SSL_CTX_free(context) }

    func makeSession() throws(ConnectionEnd) -> TLSSession {
        guard let session = unsafe SSL_new(context) else { throw .malformed("no TLS session") }
        return try unsafe TLSSession(adopting: session)
    }

    private static func prepare(_ context: OpaquePointer, _ tls: ServerTLS) -> Bool {
        switch tls.versions {
        case .current:
            guard unsafe CTLS_setMinVersion(context, TLS1_2_VERSION) == 1 else { return false }
        case .outdated:
            // The library refuses these versions at its usual level of security.
            guard unsafe SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0") == 1,
                unsafe CTLS_setMinVersion(context, TLS1_VERSION) == 1,
                unsafe CTLS_setMaxVersion(context, TLS1_1_VERSION) == 1
            else { return false }
        }
        // Sessions can go on later only under a name of their own.
        let name = Array("loopback".utf8)
        return unsafe SSL_CTX_set_session_id_context(context, name, UInt32(name.count)) == 1
            && SSL_CTX_use_certificate(context, tls.certificate.certificate) == 1
            && SSL_CTX_use_PrivateKey(context, tls.certificate.key) == 1
    }
}
