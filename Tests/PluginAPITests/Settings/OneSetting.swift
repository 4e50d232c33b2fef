import PluginAPI

/// One setting of one type, under the key `v`.
struct OneSetting<Value: SettingValue>: PluginSettings {
    @Setting("a") var v: Value
}

extension OneSetting {
    /// The value of a text, or nothing when it was refused.
    static func read(_ text: String, as type: Value.Type) -> Value? { problems(text, as: type).settings?.v }

    /// What became of a text.
    static func problems(_ text: String, as type: Value.Type) -> SettingReading<OneSetting<Value>> {
        SettingReading(OneSetting<Value>.self, "v: \(text)")
    }
}
