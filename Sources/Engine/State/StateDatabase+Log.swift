internal import GRDB
internal import Synchronization

/// The log that SQLite writes transactions into before they go to the database itself.
///
/// SQLite copies it by itself, in the middle of a commit, once it has grown to a thousand pages; then it begins anew, in the
/// same file. What stands here keeps the commits of a decision free of that and of a file that grows.
extension StateDatabase {
    /// How many transactions are worth a copy. They write about three pages each, so SQLite's own bound is seldom met.
    private static let worthCopying = 128

    /// A little more than SQLite's own bound, in bytes.
    private static let logSize = 4 << 20

    /// Gives the log's file the length it will have, since syncing a file that grows takes about twice as long.
    ///
    /// More than the cache holds is written and taken back: SQLite has to put it into the log and keeps the file as long
    /// as it is. Where there is no room for that, commits are only slower.
    func growLog() {
        try? queue.writeWithoutTransaction { database in
            let cacheSize = try Int.fetchOne(database, sql: "PRAGMA cache_size") ?? -2_000
            try database.execute(sql: "PRAGMA cache_size = 10")
            defer { try? database.execute(sql: "PRAGMA cache_size = \(cacheSize)") }
            try database.inTransaction {
                try database.execute(sql: "CREATE TABLE growth (content BLOB)")
                try database.execute(sql: "INSERT INTO growth VALUES (zeroblob(?))", arguments: [Self.logSize])
                return .rollback
            }
        }
        copyLog()
    }

    /// Copies the log into the database if that is worth it; to be called when nobody waits for a commit.
    func copyLogIfWorthwhile() {
        if logged.load(ordering: .relaxed) >= Self.worthCopying { copyLog() }
    }

    /// What cannot be copied stays in the log, where it is as durable, until the next time.
    private func copyLog() {
        logged.store(0, ordering: .relaxed)
        try? queue.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
    }
}
