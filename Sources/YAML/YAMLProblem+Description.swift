extension YAMLProblem: CustomStringConvertible {
    /// The place and the kind in English, for logs; people get sentences made from ``kind``.
    public var description: String { "\(span): \(kind.summary)" }
}

extension YAMLProblem.Kind {
    fileprivate var summary: String {
        switch self {
        case .unreadable(let failure): "cannot be read: \(failure)"
        case .tooLarge(let limit): "longer than \(limit) bytes"
        case .notUTF8(let guess): "not UTF-8, looks like \(guess)"
        case .controlCharacter(let character): "control character \(character.codePoint)"
        case .invisibleCharacter(let character): "invisible character \(character.codePoint)"
        case .smartQuotes: "typographic quotes"
        case .syntax(.other(let text)): text
        case .syntax(let error): "syntax: \(error)"
        case .duplicateKey(let key): "duplicate key '\(key)'"
        case .keyNotScalar: "key is not a text"
        case .emptyKey: "key is empty"
        case .badMerge: "'<<' needs a mapping"
        case .undefinedAlias(let name): "undefined alias '\(name)'"
        case .recursiveAlias(let name): "alias '\(name)' inside what it names"
        case .severalDocuments: "a second document begins"
        case .emptyDocument: "empty document"
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .tooManyNodes(let limit): "more than \(limit) nodes"
        case .scalarTooLong(let limit): "text longer than \(limit) bytes"
        }
    }
}

extension Unicode.Scalar {
    fileprivate var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
