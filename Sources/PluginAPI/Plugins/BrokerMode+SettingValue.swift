extension BrokerMode: SettingValue {}
