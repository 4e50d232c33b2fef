import Channels
import HTTP
import PluginAPI

extension SlackSink {
    /// Brings a picture to Slack: asks where to, puts it there, and says which channel it is for.
    struct Upload: Sendable {
        let api: API
        let client: ChannelClient

        /// Sends a picture into the thread of the message it belongs to.
        ///
        /// Before the last step nobody sees anything, so that after a lost answer the picture has certainly not arrived
        /// and another attempt could show it no second time. The outbox makes none: it gives up a picture that fails,
        /// since its alert has arrived without it.
        func send(_ image: AlertImage, saying message: ChannelMessage) async throws(Undelivered) -> DeliveryReceipt {
            let (channel, thread) = try place(of: image)
            let place = try await safely { () async throws(Undelivered) in
                try await self.uploadPlace(image)
            }
            try await safely { () async throws(Undelivered) in try await self.put(image, at: place.address) }
            let title = TextCut().shortened(VisibleText.line(image.caption), to: 200)
            let file: JSONValue = [["id": .string(place.file), "title": .string(title)]]
            let request = api.form(
                "files.completeUploadExternal",
                [
                    ("files", file.text), ("channel_id", channel), ("thread_ts", thread),
                    ("initial_comment", Post.escaped(message.footer)),
                ]
            )
            return try Answer(api: try await client.send(request)).receipt(client)
        }

        /// The channel and the time by which the message of the alert is known; a file is for no channel by name.
        private func place(of image: AlertImage) throws(Undelivered) -> (channel: String, thread: String) {
            let parts = image.message?.split(separator: ":") ?? []
            guard parts.count == 2 else { throw Undelivered(.never, Self.noMessage) }
            return (String(parts[0]), String(parts[1]))
        }

        private func uploadPlace(_ image: AlertImage) async throws(Undelivered) -> (address: String, file: String) {
            let caption = TextCut().shortened(VisibleText.line(image.caption), to: 900)
            let request = api.form(
                "files.getUploadURLExternal",
                [("filename", "chart.png"), ("length", String(image.png.count)), ("alt_txt", caption)]
            )
            let response = try await client.send(request)
            let answer = Answer(api: response)
            try answer.check(client)
            guard let address = answer["upload_url"], let file = answer["file_id"], isSlack(address) else {
                throw Undelivered(.never, Self.noPlace)
            }
            return (address, file)
        }

        private func put(_ image: AlertImage, at address: String) async throws(Undelivered) {
            let type = HTTPField("Content-Type", "application/octet-stream")
            // The address is a secret of its own: who has it may put a file there.
            let request = HTTPRequest(.post, SensitiveText(Secret(address)), fields: [type], body: image.png)
            let response = try await client.send(request)
            guard response.status != 200 else { return }
            var failure = StatusMeaning(of: LocalizedText(ko: "슬랙", en: "Slack")).failure(response, isOwn: false)
            // The fault may be this place's alone, but not for a picture that is too large anywhere.
            if response.status == 413 { failure.fate = .never }
            throw failure
        }

        /// A file goes to Slack's own hosts, or stays where the methods are.
        private func isSlack(_ text: String) -> Bool {
            guard let address = HTTPAddress(text) else { return false }
            if address.origin == api.address.address.origin { return true }
            return address.isEncrypted && (address.host.hasSuffix(".slack.com") || address.host == "slack.com")
        }

        /// Carries out a step of which nobody sees anything: if its answer is lost, the picture has still not arrived.
        private func safely<Value>(
            _ step: () async throws(Undelivered) -> Value
        ) async throws(Undelivered) -> Value {
            do throws(Undelivered) {
                return try await step()
            } catch {
                guard error.fate == .unknown else { throw error }
                throw Undelivered(.retry(after: nil), error.message)
            }
        }

        private static let noMessage = LocalizedText(
            ko: "슬랙이 알림의 번호를 알려 주지 않아 그림을 붙일 곳이 없습니다",
            en: "Slack did not say which message the picture belongs to"
        )

        private static let noPlace = LocalizedText(
            ko: "슬랙이 그림을 올릴 곳을 알려 주지 않았습니다",
            en: "Slack did not say where the picture goes"
        )
    }
}
