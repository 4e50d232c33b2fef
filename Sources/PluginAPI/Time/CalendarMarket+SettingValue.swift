extension CalendarMarket: SettingValue {}
