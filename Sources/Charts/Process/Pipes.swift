internal import CSpawn

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The way to a process that is about to start, and the two ways back.
struct Pipes {
    /// The two ends of a way.
    struct Ends {
        let read: Int32
        let write: Int32
    }

    /// What the process reads.
    let input: Ends
    /// What it writes, and what it says.
    let output: Ends
    let errors: Ends

    /// Makes the pipes; the ends on this side never wait, and none is handed to other processes.
    ///
    /// - Throws: `ChartError.notStarted`; nothing is left open then.
    init() throws(ChartError) {
        var made: [Ends] = []
        for index in 0..<3 {
            do throws(ChartError) {
                made.append(try unsafe Self.ends(index == 0 ? CSpawn_socketPair : CSpawn_pipe))
            } catch {
                for ends in made { Self.close([ends.read, ends.write]) }
                throw error
            }
        }
        (input, output, errors) = (made[0], made[1], made[2])
        for descriptor in [input.write, output.read, errors.read] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
    }

    /// Closes the ends that are the process's.
    func closeFarEnds() { Self.close([input.read, output.write, errors.write]) }

    /// Closes the ends on this side.
    func closeNearEnds() { Self.close([input.write, output.read, errors.read]) }

    private static func ends(_ make: (UnsafeMutablePointer<Int32>) -> Int32) throws(ChartError) -> Ends {
        var ends: [Int32] = [-1, -1]
        guard unsafe make(&ends) == 0 else { throw .notStarted(code: errno) }
        return Ends(read: ends[0], write: ends[1])
    }

    private static func close(_ descriptors: [Int32]) {
        for descriptor in descriptors { _ = systemClose(descriptor) }
    }
}

// Inside the type the plain name would mean its own method.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
