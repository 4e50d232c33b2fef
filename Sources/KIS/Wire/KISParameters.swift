/// The names of parameters in the broker's order, with their value where it is always the same.
package struct KISParameters: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// One parameter.
    package struct Parameter: Sendable, Hashable {
        /// The broker's name of it.
        package let name: String
        /// Its value, unless the question decides it.
        package let fixed: String?
    }

    /// The parameters.
    package let all: [Parameter]

    /// Takes names with their fixed value, or `nil` for what the question decides.
    package init(dictionaryLiteral elements: (String, String?)...) {
        all = elements.map { Parameter(name: $0, fixed: $1) }
    }
}
