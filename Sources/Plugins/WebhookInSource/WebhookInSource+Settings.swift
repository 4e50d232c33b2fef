import LoopbackServer
import Notices
import PluginAPI

extension WebhookInSource {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "받을 포트", en: "The port to listen on."), in: 1...65_535)
        var port: Int

        @Setting(
            LocalizedText(
                ko: "보내는 프로그램이 `Authorization: Bearer …` 머리글로 내보일 토큰. 12자 이상",
                en: "The token that senders show as 'Authorization: Bearer …', twelve characters at least."
            )
        )
        var token: Secret

        @Setting(
            LocalizedText(
                ko: "받을 경로. 뒤에 이름이 하나 더 붙으면 그 이름의 목록이 됩니다",
                en: "The path to take notices at; a name behind it is the list they belong to."
            )
        )
        var path = "/"

        @Setting(
            LocalizedText(
                ko: "받을 주소. 이 컴퓨터 밖에서도 받으려면 `0.0.0.0`",
                en: "The address to listen on; '0.0.0.0' lets in other machines."
            )
        )
        var address = "127.0.0.1"

        @Setting(
            LocalizedText(ko: "경로에 이름이 없을 때 JSON이 속할 목록", en: "The list of JSON that comes to the path itself.")
        )
        var list = "notices"

        @Setting(
            LocalizedText(
                ko: "JSON을 서로 구별하는 값의 이름(예: `order.id`). 없으면 `Idempotency-Key` 머리글, 그것도 없으면 내용 전체",
                en: """
                    The value that tells one JSON from another, such as 'order.id'; the header field Idempotency-Key or \
                    the whole of it if left out.
                    """
            )
        )
        var key: String?

        @Setting(
            LocalizedText(ko: "글(`text/plain`)을 알아볼 패턴들", en: "The patterns by which plain texts are understood.")
        )
        var posts: [NoticeSettings] = []

        func validate(_ report: inout SettingReport) { check(&report) }
    }
}

extension WebhookInSource.Settings {
    /// The fewest characters of a token; it is all that keeps others out.
    private static let shortestToken = 12

    private func check(_ report: inout SettingReport) {
        checkToken(&report)
        if !path.hasPrefix("/") || !path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) || path.contains("?") {
            report.error(
                $path,
                LocalizedText(
                    ko: "경로는 `/hooks`처럼 `/`로 시작하고 빈칸과 `?`가 없어야 합니다.",
                    en: "a path begins with '/', as in '/hooks', and has no spaces and no '?'"
                )
            )
        }
        if IPv4Address(address) == nil {
            report.error(
                $address,
                LocalizedText(
                    ko: "주소는 `127.0.0.1`처럼 점으로 나눈 수 네 개여야 합니다.",
                    en: "the address must be four numbers with dots, such as '127.0.0.1'"
                ),
                replacement: address == "localhost" ? "127.0.0.1" : nil
            )
        }
        if list.isEmpty || list.count > WebhookInSource.Desk.longestName {
            report.error(
                $list,
                LocalizedText(
                    ko: "목록의 이름은 1자 이상 \(WebhookInSource.Desk.longestName)자 이하여야 합니다.",
                    en: "the name of a list has 1 to \(WebhookInSource.Desk.longestName) characters"
                )
            )
        }
    }

    private func checkToken(_ report: inout SettingReport) {
        let text = token.reveal()
        // A printed configuration has masks in the place of secrets.
        guard text != Secret.mask else { return }
        if text.count < Self.shortestToken {
            report.error(
                $token,
                LocalizedText(
                    ko: "토큰이 너무 짧습니다. \(Self.shortestToken)자 이상이어야 합니다.",
                    en: "the token is too short; it needs \(Self.shortestToken) characters"
                ),
                suggestion: LocalizedText(
                    ko: "예: `openssl rand -hex 24`로 만듭니다",
                    en: "make one with 'openssl rand -hex 24'"
                )
            )
        } else if !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            report.error(
                $token,
                LocalizedText(
                    ko: "토큰은 머리글에 실려 오므로 영문자, 숫자, 기호만 쓸 수 있습니다.",
                    en: "the token comes in a header field, so it may have only ASCII letters, digits and signs"
                )
            )
        }
    }

    /// That nothing is taken any more although the run goes on, and why, as far as it is known.
    func breakdown(_ end: ConnectionEnd?) -> SourceError {
        let cause = end.map { " (\($0))" } ?? ""
        return SourceError(
            LocalizedText(
                ko: "포트 \(port)번에서 더는 받을 수 없게 되었습니다\(cause). 다시 시작하세요.",
                en: "nothing more can be taken on port \(port)\(cause); start again"
            ),
            at: $port.span
        )
    }

    /// What keeps the source from listening, with the setting to change.
    func failure(_ end: ConnectionEnd) -> SourceError {
        if end.isPortInUse {
            return SourceError(
                LocalizedText(
                    ko: "포트 \(port)번은 다른 프로그램이 쓰고 있습니다. `port`를 바꾸거나 그 프로그램을 끝내세요.",
                    en: "port \(port) belongs to another program; change 'port' or end that program"
                ),
                at: $port.span
            )
        }
        if end.isPortRefused {
            return SourceError(
                LocalizedText(
                    ko: "포트 \(port)번은 시스템이 내주지 않습니다. `port`를 1024 이상으로 바꾸세요.",
                    en: "the system does not give port \(port) away; change 'port' to 1024 or above"
                ),
                at: $port.span
            )
        }
        if end.isForeignAddress {
            return SourceError(
                LocalizedText(
                    ko: "`\(address)`\(KoreanParticle.topic.following(address)) 이 컴퓨터의 주소가 아닙니다. `address`를 바꾸세요.",
                    en: "'\(address)' is no address of this machine; change 'address'"
                ),
                at: $address.span ?? $port.span
            )
        }
        return SourceError(
            LocalizedText(ko: "받을 포트를 열 수 없습니다(\(end)).", en: "the port cannot be opened (\(end))"),
            at: $port.span
        )
    }
}
