#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What drawing the first chart of a process would begin with.
public enum DrawingPreparation {
    /// Opens libraries and looks for fonts on a thread of its own; who draws meanwhile waits for as much of it as is needed.
    public static func begin() {
        #if canImport(Darwin)
        var thread: pthread_t?
        #else
        var thread = pthread_t()
        #endif
        // Without a thread it is done by whoever draws.
        _ = unsafe pthread_create(
            &thread,
            nil,
            { _ in
                PangoLibrary.warmUp(); return nil
            },
            nil
        )
    }
}
