extension Record {
    var text: String {
        let fields = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        return "\(list) \(key): \(fields)"
    }
}

extension Command {
    var text: String { "\(sender): " + (["/\(name)"] + arguments).joined(separator: " ") }
}

extension Status {
    var text: String { "\(component): \(state.rawValue)" + (reason.map { " (\($0))" } ?? "") }
}
