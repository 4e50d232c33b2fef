public import YAML

/// A type whose values a person can write as a setting.
///
/// Numbers, texts, amounts, times, optionals, lists, maps, nested settings and enumerations of texts are there already;
/// an enumeration with a text for each case conforms with an empty body. A value that is one piece of text is best read
/// with `SettingReader.value(of:as:parse:)`, which finds the variables in it and words its problems.
public protocol SettingValue: Sendable {
    /// The form a person writes the value in.
    static var schema: SettingSchema { get }

    /// Reads the value of a node, or reports to the reader what is wrong with it and returns nothing.
    static func decode(_ node: Node, _ reader: inout SettingReader) -> Self?

    /// The value as it would be written in a configuration; for a secret, a mask.
    var settingText: String { get }
}
