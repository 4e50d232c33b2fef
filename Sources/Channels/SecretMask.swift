package import PluginAPI

/// Takes secrets out of texts: what a service says may repeat the address or the token that it was asked with.
package struct SecretMask: Sendable {
    /// Shorter parts would be found in ordinary words.
    private static let shortest = 6

    private let secrets: [Secret]

    /// Hides texts in every form in which a service may give them back.
    package init(_ secrets: [Secret]) {
        let forms = secrets.map { $0.reveal() }.filter { $0.utf8.count >= Self.shortest }.flatMap(Self.forms)
        // A part of a longer one must not be masked first, or the rest would stay.
        self.secrets = Set(forms).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }.map { Secret($0) }
    }

    /// The text with masks.
    package func masked(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1.reveal(), with: Secret.mask) }
    }

    private static func forms(of secret: String) -> [String] {
        let escaped = secret.utf8.reduce(into: "") { text, byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            text += isPlain || "-_.~".unicodeScalars.contains(scalar) ? String(scalar) : "%" + hexadecimal(byte)
        }
        return [secret, escaped, escaped.replacing("%2F", with: "/"), escaped.lowercased()]
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}
