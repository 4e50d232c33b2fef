public import PluginAPI

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Why the system refused something with a file, by its error number.
public struct FileProblem: Error, Sendable, Hashable {
    /// The system's error number.
    public let code: Int32

    /// Names a problem by its error number.
    public init(code: Int32) { self.code = code }

    /// The number that the last call of this thread left behind.
    static var last: FileProblem { FileProblem(code: errno) }

    /// The disk is full.
    public static let noSpace = FileProblem(code: ENOSPC)

    /// Nothing exists at the path.
    public static let missing = FileProblem(code: ENOENT)

    /// Something exists at the path already.
    public static let exists = FileProblem(code: EEXIST)

    /// The file or folder may not be changed.
    public static let notPermitted = FileProblem(code: EACCES)

    /// Nobody reads what is written any more.
    public static let brokenPipe = FileProblem(code: EPIPE)

    /// Another program or another part of this one holds the file.
    public static let inUse = FileProblem(code: EWOULDBLOCK)

    /// The file holds something else than was expected.
    public static let unexpectedContent = FileProblem(code: EBADMSG)

    /// The path names something that is neither a file nor a device, such as a pipe.
    public static let notAFile = FileProblem(code: ENOTSUP)

    /// Whether the disk, the quota or the largest size of a file is used up, so that room may come.
    public var isFull: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }
}

extension FileProblem {
    /// The cause in words, to go behind a colon.
    public var message: LocalizedText {
        switch code {
        case ENOSPC: LocalizedText(ko: "디스크가 가득 찼습니다", en: "the disk is full")
        case EDQUOT: LocalizedText(ko: "디스크 할당량을 다 썼습니다", en: "the disk quota is used up")
        case EFBIG: LocalizedText(ko: "파일 크기 한도에 닿았습니다", en: "the largest size of a file is reached")
        case EACCES, EPERM: LocalizedText(ko: "권한이 없습니다", en: "permission is denied")
        case EROFS: LocalizedText(ko: "읽기 전용 디스크입니다", en: "the disk is read-only")
        case ENOENT: LocalizedText(ko: "그런 파일이나 폴더가 없습니다", en: "there is no such file or folder")
        case ENOTDIR: LocalizedText(ko: "폴더가 있어야 할 자리에 파일이 있습니다", en: "a file stands where a folder is needed")
        case EISDIR: LocalizedText(ko: "파일이 아니라 폴더입니다", en: "it is a folder, not a file")
        case EWOULDBLOCK: LocalizedText(ko: "다른 곳에서 쓰고 있습니다", en: "something else is writing to it")
        case EBADMSG: LocalizedText(ko: "다른 내용이 들어 있는 파일입니다", en: "the file holds something else")
        case ENOTSUP: LocalizedText(ko: "보통 파일이 아닙니다", en: "it is not a regular file")
        case EEXIST: LocalizedText(ko: "이미 있습니다", en: "it exists already")
        case EPIPE: LocalizedText(ko: "읽는 쪽이 닫혔습니다", en: "nobody reads it any more")
        case EMFILE, ENFILE: LocalizedText(ko: "열린 파일이 너무 많습니다", en: "too many files are open")
        case EIO: LocalizedText(ko: "디스크를 읽거나 쓰지 못했습니다", en: "the disk could not be read or written")
        default: LocalizedText(ko: "시스템 오류 \(code)", en: "system error \(code)")
        }
    }
}
