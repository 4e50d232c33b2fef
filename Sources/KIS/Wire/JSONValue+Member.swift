import PluginAPI

extension JSONValue {
    /// The member of a name, in any case of its letters, when this is an object that has it.
    func member(_ name: String) -> JSONValue? {
        if let exact = self[name] { return exact }
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Whether this can be a row of a list, of which an empty one may be written as nothing.
    var isObjectOrNull: Bool {
        switch self {
        case .object, .null: true
        default: false
        }
    }
}
