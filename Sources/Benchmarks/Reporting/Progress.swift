import Foundation

/// Says on standard error what is being done, so that standard output holds the result alone.
enum Progress {
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
