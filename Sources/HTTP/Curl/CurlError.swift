internal import CCurl

/// A result of the library other than success.
struct CurlError: Error {
    let code: CURLcode
}
