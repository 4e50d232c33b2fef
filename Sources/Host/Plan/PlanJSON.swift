import Engine
import PluginAPI
import YAML

/// The plan as one document for programs.
struct PlanJSON {
    /// The version of the form.
    private static let version: Int64 = 1

    private let report: DiagnosticReport
    private let isHidden: (SourceSpan) -> Bool

    init(report: DiagnosticReport, isHidden: @escaping (SourceSpan) -> Bool) {
        self.report = report
        self.isHidden = isHidden
    }

    /// The document of a configuration that is valid, with its plan, or is not, without one.
    func document(_ plan: RunPlan?, file: String, asked: [String]?) -> JSONValue {
        [
            "v": .integer(Self.version),
            "file": .string(file),
            "valid": .bool(plan != nil),
            "diagnostics": .array(report.jsonObjects),
            "asked": asked.map { .array($0.map(JSONValue.string)) } ?? .null,
            "can_order": plan.map { .bool($0.canOrder) } ?? .null,
            "brokers": .array((plan?.brokers ?? []).map(json)),
            "pipelines": .array((plan?.pipelines ?? []).map(json)),
            "calendars": .array(
                (plan?.calendars ?? []).map {
                    ["market": .string($0.market.rawValue), "expires": .string($0.expires.description)]
                }
            ),
        ]
    }

    private func json(_ broker: BrokerPlan) -> JSONValue {
        [
            "name": .string(broker.name),
            "plugin": .string(broker.plugin),
            "mode": text(broker.mode?.rawValue),
            "account": text(broker.terms.account),
            "registrations": [
                "used": number(broker.connection.registered.count),
                "limit": number(broker.connection.limit),
                "polled": .array(broker.connection.polled.map(json)),
                "poll_interval_ms": broker.connection.interval.map { .integer($0.milliseconds) } ?? .null,
            ],
            "calls": [
                "limit": broker.terms.pace.map { ["calls": number($0.calls), "ms": .integer($0.period.milliseconds)] }
                    ?? .null,
                "polling_per_day": .integer(broker.connection.dailyCalls),
                "polling_budget_per_day": broker.connection.dailyBudget.map { .integer($0) } ?? .null,
            ],
            "orders": orders(broker),
            "limits": json(broker.terms.limits),
            "guards": .array(
                broker.guards.map { ["pipeline": .string($0.pipeline), "rule": .string($0.rule)] }
            ),
            "network": json(broker.ends),
        ]
    }

    private func orders(_ broker: BrokerPlan) -> JSONValue {
        switch broker.ceiling {
        case nil: ["most_per_day": "nothing"]
        case .unlimited: ["most_per_day": "unlimited"]
        case .orders(let count): ["most_per_day": "orders", "count": number(count)]
        case .amount(let money): ["most_per_day": "amount", "amount": json(money)]
        }
    }

    private func json(_ limits: OrderLimits) -> JSONValue {
        [
            "orders_per_day": number(limits.ordersPerDay),
            "notional_per_order": limits.notionalPerOrder.map(json) ?? .null,
            "notional_per_day": limits.notionalPerDay.map(json) ?? .null,
            "position_per_symbol": limits.positionPerSymbol.map(json) ?? .null,
            "daily_loss": text(limits.dailyLoss.map { "\($0.formatted(decimals: 6))" }),
        ]
    }

    private func json(_ money: Money) -> JSONValue { .string(money.description) }

    private func json(_ registration: Registration) -> JSONValue {
        ["channel": .string(registration.channel), "symbol": text(registration.symbol?.description)]
    }

    private func json(_ ends: [NetworkEnd]) -> JSONValue {
        .array(ends.map { ["host": .string($0.host), "encrypted": .bool($0.isEncrypted)] })
    }

    private func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    private func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
}

extension PlanJSON {
    private func json(_ pipeline: PipelinePlan) -> JSONValue {
        [
            "name": .string(pipeline.name),
            "when": text(pipeline.condition?.text),
            "recorded_from": text(pipeline.origin.map(\.description)),
            "next_session": pipeline.next.map {
                ["start": .string($0.lowerBound.description), "end": .string($0.upperBound.description)]
            } ?? .null,
            "sources": .array(
                pipeline.sources.map { source in
                    json(source).adding([
                        JSONValue.Member("gives", .array(source.gives.names.map(JSONValue.string))),
                        JSONValue.Member("when", text(source.condition?.text)),
                    ])
                }
            ),
            "rules": .array(pipeline.rules.map(json)),
            "sinks": .array(
                pipeline.sinks.map { json($0).adding([JSONValue.Member("routing", json($0.routing))]) }
            ),
            "users": .array(pipeline.users.map(json)),
            "orders_at": pipeline.ordersAt.map { .array($0.map(JSONValue.string)) } ?? .null,
            "history": pipeline.history.map(json) ?? .null,
        ]
    }

    private func json(_ part: PartPlan) -> JSONValue {
        [
            "name": .string(part.name),
            "plugin": .string(part.plugin),
            "settings": WrittenSettings(part.settings, isHidden: isHidden).json,
            "network": json(part.ends),
        ]
    }

    private func json(_ routing: SinkRouting) -> JSONValue {
        .object(routing.written.map { JSONValue.Member($0.key, .string($0.value)) })
    }

    private func json(_ user: UserBlueprint) -> JSONValue {
        [
            "name": .string(user.name),
            "symbols": .array(user.symbols.map { .string($0.description) }),
            "routing": json(user.routing),
        ]
    }

    private func json(_ history: HistoryPlan) -> JSONValue {
        [
            "needs": .array(history.needs.map(json)),
            "since": text(history.since?.description),
            "broker": text(history.broker),
            "other_brokers": .array(history.otherBrokers.map(JSONValue.string)),
            "open_ended": .bool(history.isOpenEnded),
            "file": text(history.file?.path),
            "first_day": text(history.survey?.days?.lowerBound.description),
            "last_day": text(history.survey?.days?.upperBound.description),
            "symbols": number(history.survey?.symbols.count ?? history.broker.map { _ in history.symbols }),
            "missing": .array(history.missing.map { .string($0.description) }),
        ]
    }

    private func json(_ need: HistoryPlan.Need) -> JSONValue {
        var (count, period): (Int?, String?)
        switch need.bars.reach {
        case .count(let wanted): count = wanted
        case .period(let wanted): period = wanted.description
        }
        return [
            "rule": .string(need.rule),
            "interval": .string(need.bars.interval.description),
            "count": number(count),
            "period": text(period),
            "instruments": .string(need.bars.instruments == .held ? "held" : "named"),
            "loaded": .bool(need.isLoaded),
        ]
    }
}

extension Duration {
    /// Whole milliseconds.
    fileprivate var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
