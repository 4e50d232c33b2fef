import KIS
import PluginAPI

extension KISBroker {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "`real`(실전), `paper`(모의투자), `simulated`(내장 시뮬레이터)",
                en: "The market with money, the broker's practice servers, or the simulator in the box."
            )
        )
        var mode: BrokerMode

        @Setting(LocalizedText(ko: "KIS Developers에서 받은 앱 키", en: "The app key, from KIS Developers."))
        var appKey: Secret?

        @Setting(LocalizedText(ko: "앱 키와 함께 받은 앱 시크릿", en: "The app secret that came with it."))
        var appSecret: Secret?

        @Setting(LocalizedText(ko: "`12345678-01` 같은 계좌 번호", en: "The account's number, as in 12345678-01."))
        var account: String?

        @Setting(
            LocalizedText(
                ko: "HTS 로그인 아이디. 있으면 체결 통보를 바로 받고, 없으면 조회",
                en: "The login name of the trading program: own fills are pushed with it and polled without."
            )
        )
        var htsID: String?

        @Setting(LocalizedText(ko: "이 계좌의 주문 한도", en: "What the account's orders never exceed."))
        var limits: OrderLimits?

        @Setting(
            LocalizedText(
                ko: "조회와 주문의 주소. 없으면 KIS의 주소",
                en: "Where questions and orders go; the broker's own address if left out."
            )
        )
        var restURL: String?

        @Setting(
            LocalizedText(
                ko: "웹소켓의 주소. 없으면 KIS의 주소",
                en: "Where live data comes from; the broker's own address if left out."
            )
        )
        var websocketURL: String?

        @Setting(
            LocalizedText(
                ko: "`mode: simulated`에서 내장 시뮬레이터의 설정",
                en: "What the simulator in the box is like, with 'mode: simulated'."
            )
        )
        var simulator: SimulatorSettings?

        /// Whether the program starts the simulator itself.
        var startsSimulator: Bool { mode == .simulated && restURL == nil && websocketURL == nil }
    }
}

extension KISBroker.Settings {
    /// Checks that keys, account and addresses fit the mode.
    func validate(_ report: inout SettingReport) {
        if simulator != nil, !startsSimulator {
            report.error(
                $simulator,
                LocalizedText(
                    ko: "`simulator`는 주소를 쓰지 않은 `mode: simulated`에서만 쓸 수 있습니다.",
                    en: "'simulator' goes with 'mode: simulated' without addresses"
                )
            )
        }
        guard !startsSimulator else { return }
        checkKeys(&report)
        checkAddress($restURL, &report) { url throws(KISSetupProblem) in
            _ = try KISEnvironment(mode, rest: url, webSocket: mode == .simulated ? Self.loopback : nil)
        }
        checkAddress($websocketURL, &report) { url throws(KISSetupProblem) in
            _ = try KISEnvironment(mode, rest: mode == .simulated ? Self.loopbackREST : nil, webSocket: url)
        }
    }

    private static let loopback = "ws://127.0.0.1:21000"
    private static let loopbackREST = "http://127.0.0.1:9443"

    private func checkKeys(_ report: inout SettingReport) {
        let missing = [
            appKey == nil ? "app_key" : nil, appSecret == nil ? "app_secret" : nil, account == nil ? "account" : nil,
        ].compactMap(\.self)
        guard missing.isEmpty else {
            let names = missing.map { "`\($0)`" }.joined(separator: ", ")
            let english = missing.map { "'\($0)'" }.joined(separator: " and ")
            return report.error(
                LocalizedText(
                    ko: "`mode: \(mode.rawValue)`에는 \(names, .subject) 필요합니다.",
                    en: "'mode: \(mode.rawValue)' needs \(english)"
                ),
                code: .missingSetting,
                at: $mode.span
            )
        }
        // A printed configuration has masks in the place of keys.
        if let appKey, let appSecret, appKey.reveal() != Secret.mask, appSecret.reveal() != Secret.mask {
            check($appKey, &report) { () throws(KISSetupProblem) in
                _ = try KISCredentials(appKey: appKey, appSecret: appSecret)
            }
        }
        if let account {
            check($account, &report) { () throws(KISSetupProblem) in _ = try KISAccount(account) }
        }
    }

    private func checkAddress(
        _ setting: Setting<String?>,
        _ report: inout SettingReport,
        _ read: (String) throws(KISSetupProblem) -> Void
    ) {
        guard let url = setting.wrappedValue else {
            guard mode == .simulated else { return }
            return report.error(
                setting,
                LocalizedText(
                    ko: "`rest_url`과 `websocket_url`은 함께 쓰거나 둘 다 쓰지 않습니다.",
                    en: "'rest_url' and 'websocket_url' are written together or not at all"
                )
            )
        }
        check(setting, &report) { () throws(KISSetupProblem) in try read(url) }
    }

    private func check<Value>(
        _ setting: Setting<Value>,
        _ report: inout SettingReport,
        _ read: () throws(KISSetupProblem) -> Void
    ) {
        do throws(KISSetupProblem) {
            try read()
        } catch {
            let message = LocalizedText(ko: error.message.ko + ".", en: error.message.en)
            report.error(setting, message, code: error.kind.code)
        }
    }
}

extension KISSetupProblem.Kind {
    fileprivate var code: DiagnosticCode {
        switch self {
        case .form: .pluginCheck
        case .otherServers: .mixedModes
        case .notAllowed: .addressNotAllowed
        }
    }
}
