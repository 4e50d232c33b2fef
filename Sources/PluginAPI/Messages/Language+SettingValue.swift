extension Language: SettingValue {}
