#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension ConnectionEnd {
    /// Whether the port to listen on belongs to another program.
    public var isPortInUse: Bool { self == .system(EADDRINUSE) }

    /// Whether the address to listen on is none of this machine's.
    public var isForeignAddress: Bool { self == .system(EADDRNOTAVAIL) }

    /// Whether the system keeps the port for others, as it may with those below 1024.
    public var isPortRefused: Bool { self == .system(EACCES) }
}
