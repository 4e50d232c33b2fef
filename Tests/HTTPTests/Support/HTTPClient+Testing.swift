import HTTP

extension HTTPClient {
    /// Why a request has no answer; nothing when it has one.
    func failure(of request: HTTPRequest) async -> HTTPFailure? {
        do {
            _ = try await send(request)
            return nil
        } catch {
            return error
        }
    }
}

extension HTTPSettings {
    /// Settings with short times, for services that are silent on purpose.
    static func hasty(
        opening: Duration = .seconds(20),
        firstByte: Duration = .seconds(20),
        whole: Duration = .seconds(20)
    )
        -> HTTPSettings
    {
        var settings = HTTPSettings()
        settings.timeouts = HTTPTimeouts(opening: opening, firstByte: firstByte, whole: whole)
        return settings
    }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
