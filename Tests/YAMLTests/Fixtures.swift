import YAML

/// Reads a text as `config.yaml`.
func read(_ text: String, limits: YAMLLimits = YAMLLimits()) -> ParseResult {
    YAMLDocument.parse(text: text, name: "config.yaml", limits: limits)
}

/// A text with the edits of a repair made.
func mended(_ text: String, by repair: YAMLProblem.Repair) -> String {
    var bytes = Array(text.utf8)
    for edit in repair.edits.reversed() { bytes.replaceSubrange(edit.span.bytes, with: edit.replacement.utf8) }
    return String(decoding: bytes, as: UTF8.self)
}

extension Node {
    /// The node and everything in it, aliases written out.
    var all: [Node] {
        switch content {
        case .scalar: [self]
        case .sequence(let nodes): [self] + nodes.flatMap(\.all)
        case .mapping(let entries): [self] + entries.flatMap { $0.key.all + $0.value.all }
        }
    }

    /// The texts of a sequence of scalars.
    var texts: [String]? { sequence?.compactMap { $0.scalar?.text } }

    /// The keys of a mapping.
    var keys: [String]? { mapping?.compactMap { $0.key.scalar?.text } }

    /// The node's structure and texts without its places.
    var outline: String {
        switch content {
        case .scalar(let scalar): scalar.text.debugDescription
        case .sequence(let nodes): "[" + nodes.map(\.outline).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { $0.key.outline + ": " + $0.value.outline }.joined(separator: ", ") + "}"
        }
    }
}

extension YAMLProblem {
    /// The cause of a syntax error.
    var syntaxError: SyntaxError? {
        if case .syntax(let error) = kind { error } else { nil }
    }
}

/// A generator whose numbers are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A configuration with something of everything.
let sampleConfiguration = """
    version: 1
    host:
      state: var                       # journal, outbox
      language: ko

    defaults: &defaults
      mode: paper
      limits: { orders_per_day: 10, daily_loss: 3% }

    brokers:
      main:                            # 이름은 자유
        kis:
          <<: *defaults
          app_key: ${KIS_APP_KEY}
          account: "01"
          notional_per_order: 1,000,000원

    pipelines:
      sigma-alerts:
        when: krx-regular
        sources:
          - kis-ws: { broker: main, trades: [005930, 0015E0] }
        rules:
          - sigma: { lookback: 1y, levels: [1, 2] }
          - rsi:
              period: 14
              message: '{symbol} 매수 🚀'
        sinks:
          - phone
          - file:
              text: |
                첫 줄
                  둘째 줄
              path: >-
                var/
                alerts.jsonl

    """
