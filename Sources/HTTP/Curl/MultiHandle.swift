internal import CCurl

/// All transfers of one thread, and the connections they leave open.
@safe
final class MultiHandle {
    let handle: UnsafeMutableRawPointer

    /// Wraps [`curl_multi_init`](https://curl.se/libcurl/c/curl_multi_init.html).
    init(connections: Int, perHost: Int) {
        guard let handle = unsafe curl_multi_init() else { fatalError("out of memory") }
        unsafe self.handle = handle
        // Belt and braces: transfers are let in by their number before.
        for (option, limit) in [
            (CURLMOPT_MAXCONNECTS, connections), (CURLMOPT_MAX_TOTAL_CONNECTIONS, connections),
            (CURLMOPT_MAX_HOST_CONNECTIONS, perHost),
        ] {
            _ = unsafe CCurl_setMultiNumber(handle, option, limit)
        }
    }

    deinit { unsafe curl_multi_cleanup(handle) }

    func add(_ easy: EasyHandle) -> Bool { unsafe curl_multi_add_handle(handle, easy.handle) == CURLM_OK }

    /// Takes a transfer out; one that has not ended loses its connection.
    func remove(_ easy: EasyHandle) { unsafe curl_multi_remove_handle(handle, easy.handle) }

    /// Does what can be done without waiting.
    func perform() {
        var running: Int32 = 0
        unsafe curl_multi_perform(handle, &running)
    }

    /// Waits until something can be done, the waker calls, or the time is over.
    func wait(atMost milliseconds: Int32) {
        var count: Int32 = 0
        unsafe curl_multi_poll(handle, nil, 0, milliseconds, &count)
    }

    /// The next transfer that has ended.
    func nextEnded() -> (identity: Int, code: CURLcode)? {
        var code = CURLE_OK
        guard let easy = unsafe CCurl_nextEnded(handle, &code) else { return nil }
        return unsafe (CCurl_identity(easy), code)
    }
}
