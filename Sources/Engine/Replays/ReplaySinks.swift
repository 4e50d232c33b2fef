import PluginAPI
import YAML

/// The sinks of a replay, each placed once.
struct ReplaySinks {
    private(set) var placed: [SinkBlueprint] = []

    private let original: Blueprint
    private let output: ReplayRequest.Output
    private var places: [Int: Int] = [:]

    init(_ original: Blueprint, _ output: ReplayRequest.Output) {
        self.original = original
        self.output = output
    }

    /// The sinks of a pipeline, as indices into what is placed.
    mutating func place(_ pipeline: PipelineBlueprint) -> [Int] {
        switch output {
        case .nothing: return []
        case .only(let sink):
            if placed.isEmpty {
                let name = type(of: sink).name
                placed.append(SinkBlueprint(name: name, plugin: name, sink: sink, settings: nil, span: .synthetic))
            }
            return [0]
        case .configured:
            return place(pipeline.sinks)
        }
    }

    /// Whether alerts go where the configuration says.
    var areConfigured: Bool {
        if case .configured = output { true } else { false }
    }

    /// The people with their sinks placed; nobody when alerts go elsewhere.
    mutating func users(_ users: [UserBlueprint]) -> [UserBlueprint] {
        guard areConfigured else { return [] }
        return users.map { user in
            var user = user
            user.sinks = place(user.sinks)
            return user
        }
    }

    private mutating func place(_ sinks: [Int]) -> [Int] {
        sinks.filter { !takesOrders(original.sinks[$0].sink) }.map { index in
            if let place = places[index] { return place }
            placed.append(original.sinks[index])
            places[index] = placed.count - 1
            return placed.count - 1
        }
    }

    private func takesOrders(_ sink: any Sink) -> Bool {
        sink.brokerUse != nil || type(of: sink).accepts.contains(.orders)
    }
}
