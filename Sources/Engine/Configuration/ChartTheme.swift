import Charts
public import PluginAPI

/// Whether alerts come with a chart, and in which colours.
public enum ChartTheme: String, Sendable, Hashable, CaseIterable, SettingValue {
    /// Without.
    case none
    /// Dark on white.
    case light
    /// Light on near black.
    case dark

    /// The colours; nothing without a chart.
    var colours: Chart.Theme? {
        switch self {
        case .none: nil
        case .light: .light
        case .dark: .dark
        }
    }
}
