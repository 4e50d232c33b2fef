import PluginAPI
import PluginTesting
import Testing

/// A sink of which each generic argument breaks another promise.
private struct SampleSink<Settings: PluginSettings>: Sink {
    static var name: String { "sample" }
    static var summary: LocalizedText { LocalizedText(ko: "견본", en: "A sample.") }
    static var durability: DeliveryDurability { .direct }

    let settings: Settings

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { items.map { _ in .delivered } }
    func close() async {}
}

private struct GoodSettings: PluginSettings {
    @Setting(LocalizedText(ko: "열쇠", en: "The token."))
    var token: Secret

    @Setting(LocalizedText(ko: "길이", en: "A length."))
    var length = Duration.seconds(5)
}

private struct MuteSettings: PluginSettings {
    @Setting(LocalizedText(ko: "", en: "A length."))
    var length = 5
}

/// A sink that keeps its secret where everybody can see it.
private struct LeakySink: Sink {
    static var name: String { "sample" }
    static var summary: LocalizedText { LocalizedText(ko: "견본", en: "A sample.") }
    static var durability: DeliveryDurability { .direct }

    let token: String

    init(settings: GoodSettings) { token = settings.token.reveal() }

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { items.map { _ in .delivered } }
    func close() async {}
}

@Suite struct PluginContractTests {
    private let example = "- sample: { token: \"${SAMPLE_TOKEN}\", length: 10s }\n"

    @Test func `nothing is found in a good plugin`() {
        #expect(PluginContract.problems(of: SampleSink<GoodSettings>.self, example: example) == [])
    }

    @Test func `a top level example is read as well`() {
        let named = "phone:\n  sample:\n    token: ${SAMPLE_TOKEN}\n"

        #expect(PluginContract.problems(of: SampleSink<GoodSettings>.self, example: named) == [])
    }

    @Test func `help that is missing in a language is caught`() {
        let problems = PluginContract.problems(of: SampleSink<MuteSettings>.self, example: "- sample\n")

        #expect(problems.map(\.check) == ["declaration"])
    }

    @Test func `an example of something else is caught`() {
        let problems = PluginContract.problems(of: SampleSink<MuteSettings>.self, example: "- other\n")

        #expect(problems.map(\.check) == ["declaration", "example"])
    }

    @Test func `an example with a mistake is caught`() {
        let wrong = "- sample: { token: \"${SAMPLE_TOKEN}\", lenght: 10s }\n"

        #expect(PluginContract.problems(of: SampleSink<GoodSettings>.self, example: wrong).map(\.check) == ["example"])
    }

    @Test func `a literal secret in an example is caught`() {
        let wrong = "- sample: { token: 0123456789 }\n"

        #expect(
            PluginContract.problems(of: SampleSink<GoodSettings>.self, example: wrong).map(\.check).first == "example"
        )
    }

    @Test func `a secret that can be seen is caught`() {
        #expect(PluginContract.problems(of: LeakySink.self, example: example).map(\.check) == ["redaction"])
    }
}
