internal import CCurl

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What the library's [result](https://curl.se/libcurl/c/libcurl-errors.html) of a transfer means.
extension Transfer {
    func outcome(of code: CURLcode) -> TransferOrder.Outcome {
        // The library is content with half a head.
        guard code == CURLE_OK, answer.stage == .body else { return .failure(failure(cause(of: code))) }
        guard isKnownToBeWhole else { return .failure(failure(.unmarkedEnd)) }
        let response = HTTPResponse(
            status: answer.status,
            fields: answer.fields,
            body: answer.body,
            cameOverWarmConnection: easy.number(CURLINFO_NUM_CONNECTS) == 0
        )
        return .success(response)
    }

    /// The library takes the end of an encrypted connection for the end of the answer even when nobody said goodbye.
    private var isKnownToBeWhole: Bool {
        let usesFrames = easy.number(CURLINFO_HTTP_VERSION) > Int(CURL_HTTP_VERSION_1_1)
        return request.url.scheme == "http" || request.method == .head || usesFrames || answer.saysWhereItEnds
    }

    func failure(_ cause: HTTPFailure.Cause) -> HTTPFailure {
        var failure = request.failure(cause, departures == 0 ? .notSent : .unknown)
        if answer.stage == .body { failure.status = answer.status }
        return failure
    }

    private func cause(of code: CURLcode) -> HTTPFailure.Cause {
        if let excess = answer.excess { return .tooLarge(excess) }
        switch code {
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(phase)
        case CURLE_OUT_OF_MEMORY where departures > 0 && answer.stage != .body:
            // The library's own limit for one line.
            return .tooLarge(.head)
        case _ where departures > 0: return causeAfterDeparture(code)
        case CURLE_COULDNT_RESOLVE_HOST: return .unresolved
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxy
        case CURLE_COULDNT_CONNECT: return easy.number(CURLINFO_OS_ERRNO) == ECONNREFUSED ? .refused : .unreachable
        case CURLE_PEER_FAILED_VERIFICATION:
            return .untrusted(TLSProblem(verification: easy.number(CURLINFO_SSL_VERIFYRESULT)))
        case CURLE_SSL_CACERT_BADFILE: return .untrusted(.authorities)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED: return .untrusted(.noAgreement)
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
            return easy.number(CURLINFO_HTTP_CONNECTCODE) != 0 ? .proxy : .interrupted
        default: return .library(Int(code.rawValue))
        }
    }

    private func causeAfterDeparture(_ code: CURLcode) -> HTTPFailure.Cause {
        switch code {
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING,
            CURLE_WRITE_ERROR:
            // An answer without a version of HTTP counts as a protocol of another time, and what cannot be unpacked as
            // something that cannot be written.
            .malformed
        case CURLE_OK, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
            CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK, CURLE_COULDNT_CONNECT, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            .interrupted
        default: .library(Int(code.rawValue))
        }
    }
}
