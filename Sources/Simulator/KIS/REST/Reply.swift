/// The content of a successful answer.
struct Reply: Sendable {
    var code: String
    var text: String
    var outputs: [(name: String, value: JSONValue)]
    var page: Page?

    /// Where a page ends.
    struct Page: Sendable {
        /// The ending of the context's names, such as `100`.
        var suffix: String
        var request: String
        /// The key of the next page; empty on the last.
        var next: String
        var isFirst: Bool

        /// The answer header's word for the page.
        var word: String {
            switch (next.isEmpty, isFirst) {
            case (false, true): "F"
            case (false, false): "M"
            case (true, true): "D"
            case (true, false): "E"
            }
        }
    }

    init(_ code: String, _ text: String, _ outputs: [(String, JSONValue)], page: Page? = nil) {
        self.code = code
        self.text = text
        self.outputs = outputs.map { (name: $0.0, value: $0.1) }
        self.page = page
    }

    /// A quote.
    static func quote(_ outputs: (String, JSONValue)...) -> Reply {
        Reply("MCA00000", "정상처리 되었습니다.", outputs)
    }

    /// The account's state.
    static func account(_ outputs: (String, JSONValue)..., page: Page? = nil) -> Reply {
        let isLast = page?.next.isEmpty ?? true
        return isLast
            ? Reply("KIOK0510", "조회가 완료되었습니다", outputs, page: page)
            : Reply("KIOK0420", "조회가 계속됩니다..다음버튼을 Click 하십시오.", outputs, page: page)
    }

    /// The whole answer with the broker's padding.
    func answer(service: String) -> KISAnswer {
        var members: [JSONValue.Member] = []
        if let page {
            // The context is 100 characters wide, or 200 where its name says so.
            let width = page.suffix == "200" ? 200 : 100
            members.append(.init("ctx_area_fk\(page.suffix)", .string(page.request.padded(to: width))))
            members.append(.init("ctx_area_nk\(page.suffix)", .string(page.next.padded(to: width))))
        }
        members += outputs.map { JSONValue.Member($0.name, $0.value) }
        members += [
            .init("rt_cd", "0"), .init("msg_cd", .string(code)), .init("msg1", .string(text.padded(to: 80))),
        ]
        return KISAnswer(status: 200, .object(members), continuation: page?.word ?? "", service: service)
    }
}

extension Refusal {
    /// The whole answer.
    func answer(service: String?) -> KISAnswer {
        let value: JSONValue = [
            "rt_cd": .string(resultCode), "msg_cd": .string(code), "msg1": .string(text.padded(to: 80)),
        ]
        return KISAnswer(status: status, value, continuation: service == nil ? nil : "", service: service)
    }
}
