internal import CCurl

/// TLS sessions that the transfers of one thread share, so that a new connection goes on from an earlier one.
@safe
final class SessionShare {
    let share: UnsafeMutableRawPointer

    init() {
        // All transfers that use it run on one thread, so it needs no locks.
        guard let share = unsafe curl_share_init(), unsafe CCurl_shareSessions(share) == CURLSHE_OK else {
            fatalError("out of memory")
        }
        unsafe self.share = share
    }

    deinit { unsafe curl_share_cleanup(share) }
}
