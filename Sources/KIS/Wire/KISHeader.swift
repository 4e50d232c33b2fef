/// One line of a request's head; its value may be secret and is not printed.
package struct KISHeader: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The name.
    package let name: String

    /// The value.
    package let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The name alone.
    package var description: String { name }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
