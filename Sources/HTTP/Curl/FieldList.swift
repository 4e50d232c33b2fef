internal import CCurl

/// Header lines in the library's form, kept for as long as a transfer reads them.
@safe
final class FieldList {
    private(set) var head: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) throws(CurlError) {
        for line in lines {
            guard let longer = unsafe curl_slist_append(head, line) else { throw CurlError(code: CURLE_OUT_OF_MEMORY) }
            unsafe head = longer
        }
    }

    deinit { unsafe curl_slist_free_all(head) }
}
