internal import CCurl

/// The library's [options](https://curl.se/libcurl/c/curl_easy_setopt.html), by what they are for.
extension EasyHandle {
    /// Nothing but HTTP, no redirects, cookies, signals or files of the user, and no wait for a name that is looked up
    /// when the transfer is given up.
    func setSafety() throws(CurlError) {
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, false)
        try set(CURLOPT_NETRC, 0)
        try set(CURLOPT_NOSIGNAL, true)
        try set(CURLOPT_QUICK_EXIT, true)
        try set(CURLOPT_NOPROGRESS, true)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
        try set(CURLOPT_TCP_KEEPALIVE, true)
        try set(CURLOPT_TCP_NODELAY, true)
    }

    /// Certificates are verified, and so is the name in them; nothing older than TLS 1.2.
    func setTrust(_ authorities: HTTPSettings.Authorities) throws(CurlError) {
        try set(CURLOPT_SSL_VERIFYPEER, true)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_PROXY_SSL_VERIFYPEER, true)
        try set(CURLOPT_PROXY_SSL_VERIFYHOST, 2)
        try set(CURLOPT_PROXY_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // With a folder of authorities beside their file the library would read all of them for every connection
        // instead of keeping them.
        try set(CURLOPT_CAPATH, nil)
        if case .pem(let text) = authorities {
            try set(CURLOPT_CAINFO, nil)
            try setAuthorities(pem: text)
        }
    }

    func setProxy(_ proxy: (address: String, exceptions: String)) throws(CurlError) {
        // Empty texts keep the library from reading the environment by itself.
        try set(CURLOPT_PROXY, proxy.address)
        try set(CURLOPT_NOPROXY, proxy.exceptions)
    }

    func setMethod(_ method: HTTPMethod, hasBody: Bool) throws(CurlError) {
        switch method {
        case .get: try set(CURLOPT_HTTPGET, true)
        case .head: try set(CURLOPT_NOBODY, true)
        case .post: try set(CURLOPT_POST, true)
        case .delete where !hasBody: try set(CURLOPT_CUSTOMREQUEST, method.rawValue)
        case .put, .patch, .delete:
            try set(CURLOPT_POST, true)
            try set(CURLOPT_CUSTOMREQUEST, method.rawValue)
        }
    }
}
