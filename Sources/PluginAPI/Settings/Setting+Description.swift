extension Setting: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The value as it would be written in a configuration; a secret's mask.
    public var description: String { current?.settingText ?? "" }

    /// The value as it would be written in a configuration; a secret's mask.
    public var debugDescription: String { description }

    /// A mirror without children: the node of the file may hold a secret that was written there.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
