import Engine
import PluginAPI
import YAML

/// The plan as a person reads it before a run, on a terminal of eighty columns.
struct PlanText {
    let plan: RunPlan
    let language: Language
    let paint: Paint
    let isHidden: (SourceSpan) -> Bool
    private(set) var lines = PlanLines()

    init(_ plan: RunPlan, in language: Language, usesColor: Bool, isHidden: @escaping (SourceSpan) -> Bool) {
        self.plan = plan
        self.language = language
        paint = Paint(isOn: usesColor)
        self.isHidden = isHidden
    }

    /// The whole plan with the next command.
    ///
    /// - Parameters:
    ///   - silenced: the warnings that the files allow.
    ///   - notes: what else there is to say, such as what the live checks did.
    static func text(
        _ plan: RunPlan,
        of compiled: ConfigurationOptions.Compiled,
        file: String,
        usesColor: Bool,
        notes: [LocalizedText] = []
    ) -> String {
        var text = PlanText(plan, in: compiled.language, usesColor: usesColor) { compiled.isSecret($0) }
        text.addHeading(file)
        text.addBrokers()
        text.addPipelines()
        text.addSummary(warnings: compiled.diagnostics.count(.warning), notes)
        text.addAllowed(compiled.silenced)
        text.lines.addBreak()
        text.add("다음: host run \(file)", "next: host run \(file)")
        return text.lines.lines.joined(separator: "\n") + "\n"
    }

    private mutating func addHeading(_ file: String) {
        add("✔ \("`\(file)`", .topic) 올바릅니다.", "✔ '\(file)' is valid.")
        for broker in plan.brokers where broker.mode == .real {
            let orders = say("주문하면 진짜 돈이 나갑니다", "orders there are made with real money")
            let none = say("주문하는 파이프라인은 없습니다", "no pipeline orders there")
            let text = say(
                "⚠ \("`\(broker.name)`", .topic) 실전 계좌입니다. \(broker.ceiling == nil ? none : orders).",
                "⚠ '\(broker.name)' is a real account: \(broker.ceiling == nil ? none : orders)."
            )
            lines.add(paint.severity(text, .error))
        }
    }

    /// What holds for all pipelines together.
    private mutating func addSummary(warnings: Int, _ notes: [LocalizedText]) {
        lines.addBreak()
        if !plan.canOrder {
            add("주문", "orders", say("아무것도 주문할 수 없습니다(`order` 싱크 없음)", "nothing can be ordered (no order sink)"))
        }
        let days = plan.calendars.map {
            say("\($0.market.word) \($0.expires)까지", "\($0.market.word) until \($0.expires)")
        }
        if !days.isEmpty { add("거래일 자료", "calendars", days.joined(separator: ", ")) }
        let ends = plan.ends
        let remote = ends.filter { !$0.end.isLocal }
        if !remote.isEmpty { add("네트워크", "network", Self.list(remote)) }
        let plain = remote.filter { !$0.end.isEncrypted }
        if !plain.isEmpty { add("암호화 안 됨", "not encrypted", Self.list(plain)) }
        if warnings > 0 { add("경고", "warnings", say("\(warnings)개(위에 있음)", "\(warnings), told above")) }
        for note in notes { add("온라인 검사", "live checks", note.text(in: language)) }
    }

    /// The warnings that the files allow, with the reasons they give.
    private mutating func addAllowed(_ silenced: [SilencedDiagnostic]) {
        guard !silenced.isEmpty else { return }
        lines.addBreak()
        add("허용한 경고", "allowed warnings")
        for silenced in silenced {
            let place = silenced.diagnostic.span.map { "\($0): " } ?? ""
            let sentence = silenced.diagnostic.message.text(in: language)
            lines.add("", "\(place)\(silenced.diagnostic.code): \(sentence)", column: 2)
            lines.add("", "# \(silenced.reason)", column: 6)
        }
    }

    /// Each service once, with the parts that talk to it.
    private static func list(_ ends: [(name: String, end: NetworkEnd)]) -> String {
        var seen: Set<String> = []
        return ends.map(\.end.host).filter { seen.insert($0).inserted }.map { host in
            "\(host) (\(ends.filter { $0.end.host == host }.map(\.name).joined(separator: ", ")))"
        }.joined(separator: ", ")
    }
}

extension PlanText {
    /// Where the texts of labels below a name begin.
    static let column = 18

    /// A text in the language of the plan.
    func say(_ ko: String, _ en: String) -> String { language == .ko ? ko : en }

    /// Adds a line of its own.
    mutating func add(_ ko: String, _ en: String) { lines.add(say(ko, en)) }

    /// Adds a text beside a label.
    mutating func add(_ ko: String, _ en: String, _ text: String, indent: Int = 0) {
        let label = String(repeating: " ", count: indent) + say(ko, en)
        lines.add(label, text, column: indent + Self.column - 2)
    }

    /// Names one after another, the first of them and how many there are beyond.
    func listed(_ names: [String], most: Int = 40) -> String {
        let more = names.count - most
        let rest = more > 0 ? say(" 외 \(more)개", " and \(more) more") : ""
        return names.prefix(most).joined(separator: ", ") + rest
    }

    /// Adds lines from another file of this type.
    mutating func write(_ change: (inout PlanLines) -> Void) { change(&lines) }
}

extension RunPlan {
    /// Every service that a part talks to, once, with the part's name.
    var ends: [(name: String, end: NetworkEnd)] {
        let parts = pipelines.flatMap { $0.sources + $0.rules + $0.sinks }.flatMap { part in
            part.ends.map { (part.name, $0) }
        }
        let all = brokers.flatMap { broker in broker.ends.map { (broker.name, $0) } } + parts
        var seen: Set<String> = []
        return all.filter { seen.insert("\($0.0) \($0.1.host) \($0.1.isEncrypted)").inserted }
    }
}

extension CalendarMarket {
    /// The name of the market for people.
    var word: String { rawValue.uppercased() }
}
