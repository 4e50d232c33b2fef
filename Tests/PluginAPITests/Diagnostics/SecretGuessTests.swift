import Testing

@testable import PluginAPI

@Suite struct SecretGuessTests {
    @Test(arguments: [
        "      token: abc123", "      toekn: abc123", "  bot_tokn: abc123", "- file: { path: x, sercet: abc123 }",
        "  app_kye: \"abc123\"", "  passwrd: abc123   # mine",
    ])
    func `the value of a key that is nearly a secret's is hidden`(line: String) {
        let range = SecretGuess.range(in: Substring(line))

        #expect(range.map { String(decoding: Array(line.utf8)[$0], as: UTF8.self) } == "abc123")
    }

    @Test(arguments: [
        "# token: abc123", "level: 1   # app_secret=abc123", "    # 토큰: abc123", "webhok：abc123",
    ])
    func `a setting in a comment and one before a full-width colon are hidden as well`(line: String) {
        let range = SecretGuess.range(in: Substring(line))

        #expect(range.map { String(decoding: Array(line.utf8)[$0], as: UTF8.self) } == "abc123")
    }

    @Test func `every value on a line is hidden`() {
        let line = "  { mode: paper, app_key: abc123, app_secret: \"def456\", token: ${NAME}, password: ghi789 }"

        let values = SecretGuess.ranges(in: Substring(line)).map {
            String(decoding: Array(line.utf8)[$0], as: UTF8.self)
        }

        #expect(values == ["abc123", "def456", "ghi789"])
    }

    @Test(arguments: [
        "      path: abc123", "      take_profit: 3%", "  # toekn: abc123", "  toekn: ${NAME}",
        "  when: 09:00-09:10",
    ])
    func `other values are shown`(line: String) {
        #expect(SecretGuess.range(in: Substring(line)) == nil)
    }

    @Test(arguments: [
        ("TELEGRAM_BOT_TOKEN", true), ("OTHER_PASSWROD", true), ("app_key", true), ("KIS_ACCOUNT_NO", false),
        ("HOME", false), ("", false),
    ])
    func `a name says whether what it stands for is a secret`(name: String, isSecret: Bool) {
        #expect(SecretGuess.isNamed(name) == isSecret)
    }
}
