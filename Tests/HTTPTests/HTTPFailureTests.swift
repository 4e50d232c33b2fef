import PluginAPI
import Testing

@testable import HTTP

@Suite struct HTTPFailureTests {
    private let causes: [HTTPFailure.Cause] =
        [
            .flawed(.url), .flawed(.scheme), .flawed(.field("A")), .flawed(.reservedField("Host")), .flawed(.body),
            .busy,
            .closed, .unresolved, .refused, .unreachable, .proxy, .interrupted, .unmarkedEnd, .malformed, .redirected,
            .cancelled, .library(1), .tooLarge(.head), .tooLarge(.body),
        ]
        + [.waiting, .resolving, .connecting, .securing, .firstByte, .receiving].map { .timedOut($0) }
        + [
            .unknownAuthority, .expired, .notYetValid, .wrongHost, .revoked, .noAgreement, .authorities, .other(7),
        ].map { .untrusted($0) }

    @Test func `every cause has a sentence of its own in both languages`() {
        let messages = causes.map { HTTPFailure(cause: $0, host: "h", outcome: .notSent, wasOnce: true).message }

        #expect(Set(messages.map(\.ko)).count == causes.count)
        #expect(Set(messages.map(\.en)).count == causes.count)
        #expect(messages.allSatisfy { $0.ko.hasPrefix("`h`: ") && $0.en.hasPrefix("'h': ") })
    }

    @Test func `an address that cannot be read has no host to show`() {
        let failure = HTTPFailure(cause: .flawed(.url), host: "", outcome: .notSent, wasOnce: false)

        #expect(failure.message.en == "the address cannot be read")
    }

    @Test func `a field's name carries its particle`() {
        let cause = HTTPFailure.Cause.flawed(.reservedField("Host"))
        let failure = HTTPFailure(cause: cause, host: "h", outcome: .notSent, wasOnce: false)

        #expect(failure.message.ko == "`h`: 머리글 `Host`는 직접 쓸 수 없습니다")
    }
}
