import Channels
import HTTP
import PluginAPI
import YAML

extension WebhookSink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "알림을 받을 주소(`https://…`)", en: "The address that alerts go to (https://…)."))
        var url: Secret

        @Setting(
            LocalizedText(ko: "함께 보낼 머리글의 이름과 값", en: "Header fields to send along: names and values.")
        )
        var headers: [String: Secret] = [:]

        @Setting(
            LocalizedText(
                ko: "보낼 JSON. 따옴표 안의 `{필드}`가 값으로 바뀝니다. 없으면 모든 것을 보냅니다",
                en: "The JSON to send, with '{field}' in its strings; everything there is if left out."
            )
        )
        var body: String?

        @Setting(
            LocalizedText(
                ko: "있으면 요청에 서명하는 열쇠. 받는 쪽이 진짜인지 확인할 수 있습니다",
                en: "A key that requests are signed with, so that the receiver can tell true ones."
            )
        )
        var secret: Secret?

        /// What must not be shown, with every part of the address that may be a secret.
        var secrets: [Secret] {
            let address = HTTPAddress(url.reveal())
            let parts = (address?.path ?? "").split(separator: "/") + (address?.query ?? "").split { "=&".contains($0) }
            let long = parts.filter { $0.utf8.count >= 8 }.map { Secret(String($0)) }
            return [url] + long + Array(headers.values) + (secret.map { [$0] } ?? [])
        }
    }
}

extension WebhookSink.Settings {
    /// Checks the address, the names of headers and the form of the body.
    func validate(_ report: inout SettingReport) {
        // A printed configuration has masks in the place of secrets.
        if url.reveal() != Secret.mask {
            do throws(ServiceAddress.Problem) {
                _ = try ServiceAddress(url.reveal())
            } catch {
                report.error($url, error.message, code: .addressNotAllowed)
            }
        }
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            guard let problem = problem(ofHeader: name, value) else { continue }
            let entry = $headers.node?.mapping?.first { $0.key.scalar?.text == name }
            report.error(problem, at: entry?.key.span ?? $headers.span)
        }
        checkBody(&report)
    }

    private func problem(ofHeader name: String, _ value: Secret) -> LocalizedText? {
        let own = [WebhookSink.keyField, WebhookSink.timeField, WebhookSink.signatureField]
        if own.contains(where: { $0.lowercased() == name.lowercased() }) {
            return LocalizedText(
                ko: "머리글 `\(name)`\(KoreanParticle.topic.following(name)) 프로그램이 직접 씁니다.",
                en: "the header field '\(name)' is written by the program itself"
            )
        }
        guard let flaw = HTTPField(name, SensitiveText(value)).flaw else { return nil }
        return LocalizedText(ko: flaw.message.ko + ".", en: flaw.message.en)
    }

    private func checkBody(_ report: inout SettingReport) {
        guard let body else { return }
        do throws(WebhookSink.Template.Mistake) {
            _ = try WebhookSink.Template(body)
        } catch {
            report.error($body, error.message)
        }
    }
}

extension WebhookSink.Template.Mistake {
    /// What is wrong, for a person.
    fileprivate var message: LocalizedText {
        switch self {
        case .notJSON(let line, let column):
            LocalizedText(
                ko: "JSON이 아닙니다. \(line)번째 줄의 \(column)번째 글자를 보세요.",
                en: "this is not JSON; look at line \(line), character \(column)"
            )
        case .tooLarge:
            LocalizedText(
                ko: "JSON이 너무 크거나(64KB까지) 너무 깊습니다.",
                en: "this JSON is too large (64 KB at most) or nested too deeply"
            )
        case .notTemplate(let mistake): mistake.message
        }
    }
}
