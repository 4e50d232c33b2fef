/// Rows cut into pages, each named by the key of the last row before it, so that new rows shift nothing.
struct Paging<Row> {
    let rows: [Row]
    let page: Reply.Page

    init(_ all: [(key: String, row: Row)], size: Int, suffix: String, request: String, call: Call) {
        let given = call.isContinuation ? call["CTX_AREA_NK\(suffix)"].trimmingBlanks : ""
        let start = given.isEmpty ? 0 : all.firstIndex { $0.key == given }.map { $0 + 1 } ?? all.count
        let part = all[start...].prefix(size)
        rows = part.map { $0.row }
        let hasMore = start + part.count < all.count
        page = Reply.Page(
            suffix: suffix,
            request: request,
            next: hasMore ? part.last?.key ?? "" : "",
            isFirst: given.isEmpty
        )
    }
}
