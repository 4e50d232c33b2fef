/// The colours of a theme. Up is red and down is blue, as everywhere in Korea.
struct Palette {
    var background: Color
    var text: Color
    var secondary: Color
    var grid: Color
    var up: Color
    var down: Color
    var target: Color
    var average: Color
    var stop: Color
    var rsi: Color
    /// Text on any of the strong colours.
    var onColor: Color

    init(_ theme: Chart.Theme) {
        switch theme {
        case .light:
            background = Color(0xFFFFFF)
            text = Color(0x171B21)
            secondary = Color(0x5F6875)
            grid = Color(0xECEEF2)
            up = Color(0xD92D3A)
            down = Color(0x1D5FD1)
            target = Color(0x0B7A53)
            average = Color(0xB45309)
            stop = Color(0x8A2BC2)
            rsi = Color(0x6D4BC3)
            onColor = Color(0xFFFFFF)
        case .dark:
            background = Color(0x14181F)
            text = Color(0xF2F4F7)
            secondary = Color(0x9BA4B1)
            grid = Color(0x262C36)
            up = Color(0xFF6169)
            down = Color(0x5C9CFF)
            target = Color(0x35C792)
            average = Color(0xF2AE49)
            stop = Color(0xD08BFF)
            rsi = Color(0xAE93FF)
            onColor = Color(0x10141B)
        }
    }
}
