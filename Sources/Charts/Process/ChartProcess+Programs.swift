#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension ChartProcess {
    /// Draws with `draw-chart` where it lies beside the program `host`, else with `host chart`, which takes longer to start.
    ///
    /// - Parameter host: the path of the program; links are followed.
    public convenience init(besides host: String, limits: Limits = Limits()) {
        let path = Self.path(behind: host)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
        let drawer = folder + "draw-chart"
        if unsafe access(drawer, X_OK) == 0 {
            self.init(program: drawer, limits: limits)
        } else {
            self.init(program: host, arguments: ["chart"], limits: limits)
        }
    }

    private static func path(behind link: String) -> String {
        guard let path = unsafe realpath(link, nil) else { return link }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }
}
