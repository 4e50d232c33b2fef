/// A scalar's text taken apart into what stands there and the variables in it.
///
/// `${NAME}` is a variable's value, `${NAME:-text}` has a text for when it is unset or empty, `$${` is a literal `${`.
struct VariableText {
    /// A variable in a text.
    struct Variable: Hashable {
        /// What is between the braces before any `:-`.
        var name: String
        /// What stands after `:-`.
        var fallback: String?
        /// The variable as typed.
        var typed: String
    }

    /// A part of a text.
    enum Piece: Hashable {
        case literal(String)
        case variable(Variable)
    }

    /// What is wrong with a `${`.
    enum Flaw: Hashable {
        /// No brace closes it.
        case unclosed(typed: String)
        /// There is no name in it.
        case unnamed(typed: String)
        /// The name is not made of letters of ASCII, digits and `_`.
        case badName(typed: String)
        /// There is another `${` in it.
        case nested(typed: String)
    }

    /// The parts in order.
    private(set) var pieces: [Piece] = []

    /// What is wrong, in order.
    private(set) var flaws: [Flaw] = []

    /// Takes a text apart.
    init(_ text: String) {
        var rest = text[...]
        var literal = ""
        while let dollar = rest.firstRange(of: "${") {
            let before = rest[..<dollar.lowerBound]
            if before.last == "$" {
                literal += before.dropLast() + "${"
                rest = rest[dollar.upperBound...]
                continue
            }
            literal += before
            let inside = rest[dollar.upperBound...]
            guard let end = inside.firstIndex(of: "}") else {
                flush(&literal)
                flaws.append(.unclosed(typed: "${" + inside))
                return
            }
            flush(&literal)
            add(String(inside[..<end]))
            rest = inside[inside.index(after: end)...]
        }
        literal += rest
        flush(&literal)
    }

    /// The variables in order.
    var variables: [Variable] {
        pieces.compactMap { piece in
            if case .variable(let variable) = piece { variable } else { nil }
        }
    }

    /// Whether some of the value stands in the text itself, outside variables or as their fallback.
    var hasLiteral: Bool {
        pieces.contains { piece in
            switch piece {
            case .literal: true
            case .variable(let variable): variable.fallback?.isEmpty == false
            }
        }
    }

    private mutating func flush(_ literal: inout String) {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
    }

    private mutating func add(_ inside: String) {
        let typed = "${\(inside)}"
        let parts = inside.firstRange(of: ":-")
        let name = String(parts.map { inside[..<$0.lowerBound] } ?? inside[...])
        let fallback = parts.map { String(inside[$0.upperBound...]) }
        if inside.contains("${") {
            flaws.append(.nested(typed: typed))
        } else if name.isEmpty {
            flaws.append(.unnamed(typed: typed))
        } else if !Environment.isName(name) {
            flaws.append(.badName(typed: typed))
        } else {
            pieces.append(.variable(Variable(name: name, fallback: fallback, typed: typed)))
        }
    }
}
