/// Colours of a terminal, or none.
package struct Paint {
    /// Whether anything is coloured.
    let isOn: Bool

    /// Colours, if they are welcome.
    package init(isOn: Bool) { self.isOn = isOn }

    /// Text that stands out.
    package func strong(_ text: String) -> String { wrap(text, "1") }

    /// The frame around the user's own text.
    func gutter(_ text: String) -> String { wrap(text, "34") }

    /// Text in the colour of how much it matters.
    package func severity(_ text: String, _ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: wrap(text, "1;31")
        case .warning: wrap(text, "1;33")
        case .note: wrap(text, "36")
        }
    }

    private func wrap(_ text: String, _ style: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
    }
}
