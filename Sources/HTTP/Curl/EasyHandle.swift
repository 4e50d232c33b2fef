internal import CCurl

/// One transfer of the library.
@safe
final class EasyHandle {
    let handle: UnsafeMutableRawPointer

    // The library reads both until the handle is gone.
    private let share: SessionShare
    private var fields: FieldList?

    /// Wraps [`curl_easy_init`](https://curl.se/libcurl/c/curl_easy_init.html).
    init(identity: Int, sharing share: SessionShare) throws(CurlError) {
        guard let handle = unsafe curl_easy_init() else { throw CurlError(code: CURLE_OUT_OF_MEMORY) }
        unsafe self.handle = handle
        self.share = share
        try unsafe check(CCurl_setIdentity(handle, identity))
        try unsafe check(CCurl_setShare(handle, share.share))
    }

    deinit { unsafe curl_easy_cleanup(handle) }

    func set(_ option: CURLoption, _ number: Int) throws(CurlError) {
        try unsafe check(CCurl_setNumber(handle, option, number))
    }

    func set(_ option: CURLoption, _ isOn: Bool) throws(CurlError) { try set(option, isOn ? 1 : 0) }

    func set(_ option: CURLoption, _ text: String?) throws(CurlError) {
        try unsafe check(CCurl_setText(handle, option, text))
    }

    func setSize(_ option: CURLoption, _ size: Int) throws(CurlError) {
        try unsafe check(CCurl_setSize(handle, option, curl_off_t(size)))
    }

    func setPointer(_ option: CURLoption, _ pointer: UnsafeMutableRawPointer) throws(CurlError) {
        try unsafe check(CCurl_setPointer(handle, option, pointer))
    }

    func setFields(_ lines: [String]) throws(CurlError) {
        let list = try FieldList(lines)
        try unsafe check(CCurl_setList(handle, CURLOPT_HTTPHEADER, list.head))
        fields = list
    }

    func setAuthorities(pem: String) throws(CurlError) {
        let bytes = Array(pem.utf8)
        try unsafe check(CCurl_setCopyOfAuthorities(handle, bytes, bytes.count))
    }

    func number(_ info: CURLINFO) -> Int { unsafe CCurl_number(handle, info) }

    func size(_ info: CURLINFO) -> Int { unsafe Int(CCurl_size(handle, info)) }

    func check(_ code: CURLcode) throws(CurlError) {
        guard code == CURLE_OK else { throw CurlError(code: code) }
    }
}
