internal import CPango

/// Cairo and Pango, opened by whoever draws first.
enum PangoLibrary {
    /// Every function; nothing when the libraries are not installed.
    static let functions: CPango? = unsafe CPango_open()?.pointee

    /// Opens them and lets Fontconfig read which fonts there are.
    static func warmUp() {
        guard let functions else { return }
        _ = functions.FcInit()
    }
}
