import PluginAPI
import Testing
import YAML

@Suite struct DotenvTests {
    @Test(arguments: [
        ("A=b", "b"), ("A=", ""), ("A= ", ""), ("A= # c", ""), ("export A=b", "b"), ("  A=b  ", "b"), ("A=b # c", "b"),
        ("A=b#c", "b#c"), ("A='b # c'", "b # c"), ("A='a\\nb'", "a\\nb"), ("A=\"a\\nb\"", "a\nb"),
        ("A=\"a\\\"b\\\\c\\$d\"", "a\"b\\c$d"), ("A=\"b\" # c", "b"), ("A=a b c", "a b c"), ("A=a=b==", "a=b=="),
        ("A=가나다", "가나다"), ("A=''", ""), ("A=a'b", "a'b"), ("A=$B", "$B"), ("\u{FEFF}A=b", "b"), ("A=b\r\n", "b"),
        ("# c\n\nA=b\n", "b"),
    ])
    func `a line gives its value`(line: String, value: String) {
        let environment = Environment(dotenv: line)

        #expect(environment.value(of: "A") == value)
        #expect(environment.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("A", "1:1"), ("A: hunter2", "1:2"), ("1A=hunter2", "1:1"), ("가=hunter2", "1:1"), ("A B=hunter2", "1:1"),
        ("A = hunter2", "1:2"), ("A= hunter2", "1:3"), ("A='hunter2", "1:3"), ("A=\"hunter2", "1:3"),
        ("A='x' hunter2", "1:7"), ("A=“hunter2”", "1:3"), ("A=\"hunter2\\q\"", "1:11"), ("=hunter2", "1:1"),
        ("A=\"hunter2\\", "1:3"), ("export", "1:1"),
    ])
    func `a malformed line is reported in its place and never shown`(line: String, place: String) {
        let environment = Environment(dotenv: line)
        let format = DiagnosticFormat(secrets: environment.secretSpans)
        let shown = format.text(of: environment.diagnostics)

        #expect(environment.diagnostics.map(\.code) == [.dotenvForm])
        #expect(environment.diagnostics.first?.span?.description == ".env:\(place)")
        #expect(environment.names.isEmpty)
        #expect(!shown.contains("hunter2"))
    }

    @Test func `a name that stands twice is reported with both places and the first counts`() {
        let environment = Environment(dotenv: "A=1\nB=2\nA=3\n", name: "my.env")

        #expect(environment.value(of: "A") == "1")
        #expect(environment.diagnostics.map(\.code) == [.dotenvTwice])
        #expect(environment.diagnostics.first?.span?.description == "my.env:3:1")
        #expect(environment.diagnostics.first?.related.first?.span.description == "my.env:1:1")
    }

    @Test func `problems do not hide the other lines`() {
        let environment = Environment(dotenv: "A=1\noops\nB=2")

        #expect(environment.names == ["A", "B"])
        #expect(environment.diagnostics.count == 1)
    }

    @Test func `no value is shown next to a problem`() {
        let environment = Environment(dotenv: "KEY=hunter2\noops\nOTHER='hunter2'\n")
        let format = DiagnosticFormat(secrets: environment.secretSpans)

        #expect(!format.text(of: environment.diagnostics).contains("hunter2"))
    }
}
