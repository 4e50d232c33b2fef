internal import CTLS

/// A certificate made for one server, signed by itself, and its key.
///
/// A client trusts it when it is given `pem` as its list of authorities.
@safe
public final class ServerCertificate: Sendable {
    /// The certificate in the form in which lists of authorities are written.
    public let pem: String

    // Never changed after they were made, and counted by the library where it uses them.
    nonisolated(unsafe) let certificate: OpaquePointer
    nonisolated(unsafe) let key: OpaquePointer

    /// Makes a certificate.
    ///
    /// - Parameters:
    ///   - names: the names and IPv4 addresses it is for.
    ///   - seconds: from when to when it is valid, seen from now.
    /// - Throws: `ConnectionEnd.malformed` when the library refuses one of the names.
    public init(
        names: [String] = ["localhost", "127.0.0.1"],
        valid seconds: ClosedRange<Int> = -3600...86400
    ) throws(ConnectionEnd) {
        guard let key = unsafe CTLS_makeKey() else { throw .malformed("no key could be made") }
        guard let certificate = unsafe X509_new() else {
            unsafe EVP_PKEY_free(key)
            throw .malformed("no certificate could be made")
        }
        unsafe self.key = key
        unsafe self.certificate = certificate
        let isMade = unsafe Self.fill(certificate, key, names, seconds)
        pem = unsafe isMade ? Self.text(of: certificate) ?? "" : ""
        guard !pem.isEmpty else { throw .malformed("a certificate for \(names) could not be made") }
    }

    deinit {
        unsafe X509_free(certificate)
        unsafe EVP_PKEY_free(key)
    }

    private static func fill(
        _ certificate: OpaquePointer,
        _ key: OpaquePointer,
        _ names: [String],
        _ seconds: ClosedRange<Int>
    ) -> Bool {
        let subject = unsafe X509_get_subject_name(certificate)
        let commonName = Array((names.first ?? "localhost").utf8)
        let subjectNames = names.map { isAddress($0) ? "IP:\($0)" : "DNS:\($0)" }.joined(separator: ",")
        guard unsafe X509_set_version(certificate, 2) == 1,
            unsafe ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), Int64.random(in: 1...Int64.max)) == 1,
            unsafe X509_gmtime_adj(X509_getm_notBefore(certificate), seconds.lowerBound) != nil,
            unsafe X509_gmtime_adj(X509_getm_notAfter(certificate), seconds.upperBound) != nil,
            unsafe X509_NAME_add_entry_by_txt(
                subject,
                "CN",
                MBSTRING_UTF8,
                commonName,
                Int32(commonName.count),
                -1,
                0
            ) == 1,
            unsafe X509_set_issuer_name(certificate, subject) == 1,
            unsafe X509_set_pubkey(certificate, key) == 1,
            unsafe add(NID_subject_alt_name, subjectNames, to: certificate),
            unsafe add(NID_basic_constraints, "critical,CA:TRUE", to: certificate)
        else { return false }
        return unsafe X509_sign(certificate, key, EVP_sha256()) > 0
    }

    private static func add(_ kind: Int32, _ value: String, to certificate: OpaquePointer) -> Bool {
        guard let part = unsafe X509V3_EXT_conf_nid(nil, nil, kind, value) else { return false }
        defer { unsafe X509_EXTENSION_free(part) }
        return unsafe X509_add_ext(certificate, part, -1) == 1
    }

    private static func isAddress(_ name: String) -> Bool { name.allSatisfy { $0.isNumber || $0 == "." } }

    private static func text(of certificate: OpaquePointer) -> String? {
        guard let memory = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(memory) }
        guard unsafe PEM_write_bio_X509(memory, certificate) == 1 else { return nil }
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe CTLS_textOfMemory(memory, &start)
        return unsafe start.map { start in
            unsafe String(
                decoding: UnsafeRawBufferPointer(start: start, count: count),
                as: UTF8.self
            )
        }
    }
}
