internal import CCurl

/// The library as a whole, made ready once by whoever comes first.
enum CurlLibrary {
    /// Wraps [`curl_global_init`](https://curl.se/libcurl/c/curl_global_init.html).
    static let start: Void = {
        precondition(CCurl_start() == CURLE_OK, "libcurl could not be initialized")
    }()
}
