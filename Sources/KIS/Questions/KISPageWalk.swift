import PluginAPI

/// Follows an answer over its pages: what came so far, and what to ask next.
///
/// The header says whether there is more, and both context keys of a page are handed back exactly as they came. Ends with
/// all pages or with a fault, never with some of them.
package struct KISPageWalk: Sendable {
    /// What to do after a page.
    package enum Step: Sendable, Hashable {
        /// Ask for the page that begins here.
        case next(KISAccess.Continuation)
        /// All pages are there.
        case done
    }

    /// The pages so far.
    package private(set) var pages: [KISAnswer] = []

    private var seen: Set<KISAccess.Continuation> = []
    private let limit: Int

    /// Begins without pages.
    ///
    /// - Parameter limit: how many pages there may be.
    package init(limit: Int = 100) { self.limit = limit }

    /// Takes the next page.
    ///
    /// - Throws: `KISFault` when there are too many, or when a page leads back to an earlier one or nowhere.
    package mutating func take(_ page: KISAnswer) throws(KISFault) -> Step {
        pages.append(page)
        guard page.endpoint.paging != .none, page.hasMore else { return .done }
        guard let next = page.next, seen.insert(next).inserted else { throw .brokenPages(page.endpoint) }
        guard pages.count < limit else {
            throw .impossible(
                ko: "\(page.endpoint.subject.ko): 답이 \(limit)쪽을 넘습니다. 기간을 줄이세요",
                en: "\(page.endpoint.subject.en): the answer has more than \(limit) pages; ask for fewer days"
            )
        }
        return .next(next)
    }
}

extension KISFault {
    /// A page promises another one that cannot be asked for.
    static func brokenPages(_ endpoint: KISEndpoint) -> KISFault {
        KISFault(
            .unknown,
            LocalizedText(
                ko: "\(endpoint.subject.ko): KIS가 다음 쪽이 있다고 했지만 이어서 받을 수 없습니다",
                en: "\(endpoint.subject.en): KIS promised another page that cannot be asked for"
            )
        )
    }
}
