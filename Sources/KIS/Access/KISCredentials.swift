internal import Digest
package import PluginAPI

/// The pair of keys that the broker issued for one account.
package struct KISCredentials: Sendable, Hashable {
    /// Names the program to the broker.
    package let appKey: Secret

    /// Proves it.
    package let appSecret: Secret

    /// Takes a pair of keys as they were issued.
    ///
    /// - Throws: `KISSetupProblem` for a key that is empty or holds what can stand in no key, such as a line break.
    package init(appKey: Secret, appSecret: Secret) throws(KISSetupProblem) {
        guard Self.isKey(appKey), Self.isKey(appSecret) else {
            throw KISSetupProblem(
                ko: "앱 키나 앱 시크릿이 비었거나 잘못 복사되었습니다. KIS Developers에서 다시 복사하세요",
                en: "the app key or the app secret is empty or was copied wrongly; copy it again from KIS Developers"
            )
        }
        self.appKey = appKey
        self.appSecret = appSecret
    }

    /// What tells one app key from another without showing it.
    var fingerprint: String { String(SHA256(of: appKey.reveal()).description.prefix(16)) }

    /// Both keys are sent in headers, where a line break would begin another header.
    private static func isKey(_ key: Secret) -> Bool {
        let bytes = key.reveal().utf8
        return (1...1_024).contains(bytes.count) && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
