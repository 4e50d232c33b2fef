import PluginAPI
import Testing
import YAML

@Suite struct EnvironmentTests {
    private struct Texts: PluginSettings {
        @Setting("a") var text = ""
        @Setting("b") var other = ""
        @Setting("c") var count = 1
        @Setting("d") var limit: Percent?
        @Setting("e") var symbol: Symbol?
        @Setting("f") var mode = Mode.paper

        enum Mode: String, CaseIterable, SettingValue { case real, paper }
    }

    private func text(_ typed: String, _ process: [String: String] = [:], dotenv: String? = nil) -> String? {
        let environment = Environment(process: process, dotenv: dotenv)
        return SettingReading(Texts.self, "text: '\(typed)'", environment: environment).settings?.text
    }

    @Test func `variables are replaced anywhere in a text`() {
        #expect(text("${A}", ["A": "x"]) == "x")
        #expect(text("<${A}|${B}>", ["A": "x", "B": "y"]) == "<x|y>")
        #expect(text("plain $A {A}", ["A": "x"]) == "plain $A {A}")
    }

    @Test func `a variable says whether the process or the file has it, the process first`() {
        let environment = Environment(process: ["A": "1", "B": ""], dotenv: "B=2\nC=3\n")

        #expect(["A", "B", "C", "D"].map { environment.origin(of: $0) } == [.process, .process, .dotenv, nil])
    }

    @Test func `a fallback serves an unset and an empty variable`() {
        #expect(text("${A:-b c}") == "b c")
        #expect(text("${A:-b}", ["A": ""]) == "b")
        #expect(text("${A:-b}", ["A": "x"]) == "x")
        #expect(text("${A:-}") == "")
        #expect(text("${A:-a:-b}") == "a:-b")
    }

    @Test func `two dollars before a brace are the characters themselves`() {
        #expect(text("$${A}", ["A": "x"]) == "${A}")
        #expect(text("$${${A}}", ["A": "x"]) == "${x}")
        #expect(text("$$ $") == "$$ $")
    }

    @Test func `what a variable holds is not looked through again`() {
        #expect(text("${A}", ["A": "${B}", "B": "x"]) == "${B}")
    }

    @Test func `the process goes before the file`() {
        #expect(text("${A}", ["A": "process"], dotenv: "A=file") == "process")
        #expect(text("${A}", dotenv: "A=file") == "file")
    }

    @Test func `an unset variable is reported where it stands and the file is named`() {
        let reading = SettingReading(Texts.self, "text: a ${KIS_KEY} b", environment: Environment(name: "my.env"))

        #expect(reading.codes == ["H0401"])
        #expect(reading.places == ["config.yaml:1:9"])
        #expect(reading.rendered().contains("환경 변수 `KIS_KEY`에 값이 없습니다. `my.env` 파일에 `KIS_KEY=…`처럼"))
        #expect(reading.rendered().contains("\n      │         ^^^^^^^^^^\n"))
    }

    @Test func `each variable of a text is reported once`() {
        let reading = SettingReading(Texts.self, "text: ${A} ${B} ${A}\nother: ${A}")

        #expect(reading.places == ["config.yaml:1:7", "config.yaml:1:12", "config.yaml:2:8"])
    }

    @Test func `a misspelt variable is told from those there are`() {
        let environment = Environment(process: ["KIS_APP_KEY": "hunter2"])

        let reading = SettingReading(Texts.self, "text: ${KIS_APPKEY}", environment: environment)

        #expect(reading.replacements == ["${KIS_APP_KEY}"])
        #expect(!reading.rendered().contains("hunter2"))
    }

    @Test func `an empty variable is an error unless it may be empty`() {
        let environment = Environment(dotenv: "A=\n")

        let reading = SettingReading(Texts.self, "text: ${A}", environment: environment)

        #expect(reading.codes == ["H0402"])
        #expect(reading.rendered().contains("비워도 되는 설정이면 `${A:-}`"))
    }

    @Test(arguments: ["${A", "x ${", "${}", "${:-x}", "${A B}", "${1A}", "${가}", "${A:-${B}}", "${A-b}"])
    func `a malformed variable is an error`(typed: String) {
        let environment = Environment(process: ["A": "1", "B": "2"])

        let reading = SettingReading(Texts.self, "text: \"\(typed)\"", environment: environment)

        #expect(reading.codes == ["H0403"])
        #expect(reading.settings == nil)
    }

    @Test func `values of every type may come from the environment`() {
        let environment = Environment(process: ["N": "1,000", "P": "3%", "S": "005930", "M": "real"])
        let yaml = "count: ${N}\nlimit: ${P}\nsymbol: ${S}\nmode: ${M}"

        let settings = SettingReading(Texts.self, yaml, environment: environment).settings

        #expect(settings?.count == 1_000)
        #expect(settings?.limit == Percent(3))
        #expect(settings?.symbol == Symbol("005930"))
        #expect(settings?.mode == .real)
    }

    @Test func `a wrong value from the environment is never shown or suggested`() {
        let environment = Environment(process: ["N": "1４x", "P": "0.0377", "S": "4444", "M": "papper"])
        let yaml = "count: ${N}\nlimit: ${P}\nsymbol: ${S}\nmode: ${M}"

        let reading = SettingReading(Texts.self, yaml, environment: environment)
        let shown = reading.rendered() + reading.rendered(.en) + "\(reading.diagnostics)"

        #expect(reading.codes == ["H0108", "H0109", "H0301", "H0107"])
        for value in ["1４x", "0.0377", "3.77", "4444", "004444", "papper"] { #expect(!shown.contains(value)) }
        #expect(reading.rendered().contains("`${N}`의 값"))
    }

    @Test func `an optional setting is nothing when its variable leaves nothing`() {
        let reading = SettingReading(Texts.self, "limit: ${P:-}")

        #expect(reading.settings?.limit == .some(nil))
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func `an optional setting left blank in the file is an error`() {
        #expect(SettingReading(Texts.self, "limit:").codes == ["H0105"])
        #expect(SettingReading(Texts.self, "limit: \"\"").codes == ["H0110"])
    }

    @Test func `without a look at the environment nothing is said of it`() {
        let reading = SettingReading(Texts.self, "text: ${A}\ncount: x", environment: .unconsulted)

        #expect(reading.codes == ["H0108"])
        #expect(SettingReading(Texts.self, "text: ${A}", environment: .unconsulted).settings == nil)
        #expect(SettingReading(Texts.self, "text: ${A:-b}", environment: .unconsulted).settings?.text == "b")
    }

    @Test func `variables that were looked up are known by name`() {
        let reading = SettingReading(Texts.self, "text: ${A:-b}${C:-d}")

        #expect(reading.reader.variableNames == ["A", "C"])
    }

    @Test func `an environment shows its names and never its values`() {
        let environment = Environment(process: ["TOKEN": "hunter2"])
        var dumped = ""
        dump(environment, to: &dumped)

        #expect("\(environment)" == "Environment(TOKEN)")
        #expect(!dumped.contains("hunter2"))
    }
}
