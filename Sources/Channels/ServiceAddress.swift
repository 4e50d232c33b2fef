package import HTTP
package import PluginAPI

/// The address of a service that messages, and with them secrets, are sent to.
///
/// It is encrypted, or stays within the house: on this machine or in its network.
package struct ServiceAddress: Sendable, Hashable {
    package let address: HTTPAddress

    /// Reads an address.
    package init(_ text: String) throws(Problem) {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { throw .scheme }
        guard let address = HTTPAddress(text) else { throw .form }
        guard address.isEncrypted || Self.isInHouse(address) else { throw .plain }
        self.address = address
    }

    /// The service for the plan.
    package var networkEnd: NetworkEnd { NetworkEnd(address.place, isEncrypted: address.isEncrypted) }

    /// The address without a slash at its end, for paths to stand behind.
    package var base: String {
        address.text.hasSuffix("/") ? String(address.text.dropLast()) : address.text
    }

    /// Why a text is no address of a service.
    package enum Problem: Error, Sendable, Hashable {
        case scheme, form, plain

        /// What is wrong, for the setting named.
        package var message: LocalizedText {
            switch self {
            case .scheme:
                LocalizedText(
                    ko: "주소는 `https://`로 시작해야 합니다.",
                    en: "an address that begins with 'https://' is needed"
                )
            case .form:
                LocalizedText(
                    ko: "주소를 읽을 수 없습니다. `이름:비밀번호@`와 `#…`도 쓸 수 없습니다.",
                    en: "the address cannot be read; 'name:password@' and '#…' are not allowed either"
                )
            case .plain:
                LocalizedText(
                    ko: "암호화하지 않는 `http://`는 이 컴퓨터나 집 안의 네트워크에서만 쓸 수 있습니다. `https://`로 쓰세요.",
                    en: "'http://' is not encrypted and is only for this machine or its own network; write 'https://'"
                )
            }
        }
    }

    /// Whether a host is on this machine, in a private range of addresses, or named as only a local network knows it.
    private static func isInHouse(_ address: HTTPAddress) -> Bool {
        let host = address.host
        if address.isLoopback { return true }
        if host.hasPrefix("[") { return host.hasPrefix("[fc") || host.hasPrefix("[fd") || host.hasPrefix("[fe80") }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8($0) }
        guard parts.count == 4, numbers.count == 4 else {
            let ends = [".local", ".lan", ".internal", ".home.arpa"]
            return parts.count == 1 && UInt64(host) == nil || ends.contains { host.hasSuffix($0) }
        }
        switch (numbers[0], numbers[1]) {
        case (10, _), (192, 168), (169, 254), (172, 16...31): return true
        default: return false
        }
    }
}
