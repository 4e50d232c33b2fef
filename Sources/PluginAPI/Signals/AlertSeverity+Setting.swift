/// A person writes the word: `info`, `notice`, `warning` or `critical`.
extension AlertSeverity: SettingValue {}
