import PluginAPI

extension DiagnosticExplanation {
    /// The explanation for a program, with texts in both languages.
    var json: JSONValue {
        let about: JSONValue = [
            "code": .string(code.text), "severity": .string(code.severity.rawValue),
            "stage": .string("\(code.stage)"), "title": code.title.json, "cause": cause.json, "cure": cure.json,
        ]
        switch demonstration {
        case .reserved(let reason): return about.adding([JSONValue.Member("reserved", reason.json)])
        case .example(let wrong, let mended):
            let note = assumption.map { [JSONValue.Member("assumption", $0.json)] } ?? []
            return about.adding(note + [.init("wrong", wrong.json), .init("mended", mended.json)])
        }
    }
}

extension ExampleFiles {
    /// The files, the configuration first; what would fill pages is shortened.
    fileprivate var json: JSONValue {
        let main: JSONValue = [
            "file": "config.yaml", "part": .string("\(place)"), "text": .string(content.shown(in: .en)),
        ]
        let more = others.sorted { $0.key < $1.key }.map { name, text -> JSONValue in
            ["file": .string(name), "part": "whole", "text": .string(text)]
        }
        return .array([main] + more)
    }
}
