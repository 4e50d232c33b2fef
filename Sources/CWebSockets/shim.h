#pragma once

#include <libwebsockets.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

// The library is set up through large structures with fields that depend on how it was built, and many of its constants
// are macros that Swift does not see. What is needed of both stands here, typed.

/// How many bytes the library reads from a socket at once, and the longest part of a frame that it hands over at once.
enum { CWebSockets_readSize = 64 * 1024 };

/// How many bytes have to be free in front of what is written.
enum { CWebSockets_headroom = LWS_PRE };

/// The library's state with what has to live as long.
typedef struct CWebSockets_Host {
    struct lws_context *context;
    struct lws_protocols protocols[2];
    lws_sorted_usec_list_t alarm;
} CWebSockets_Host;

/// What `libwebsockets` calls with every event.
typedef int (*CWebSockets_Callback)(struct lws *, enum lws_callback_reasons, void *, void *, size_t);

static inline void CWebSockets_beSilent(int level, const char *line) {
    (void)level;
    (void)line;
}

/// Makes the library's state; null when there is not enough memory or there are no descriptors left.
///
/// The time limits are the caller's business, so the library's own are far away.
///
/// - preparesTLS: true for the first of a process alone. The library notes connections at a place of OpenSSL that it
///   asks for anew each time, and then does not find those again that another state has under way.
static inline CWebSockets_Host *_Nullable CWebSockets_open(
    CWebSockets_Callback callback, unsigned connections, int preparesTLS) {
    CWebSockets_Host *host = calloc(1, sizeof *host);
    if (!host) return NULL;
    host->protocols[0].name = "maedup";
    host->protocols[0].callback = callback;
    host->protocols[0].rx_buffer_size = CWebSockets_readSize;

    struct lws_context_creation_info info;
    memset(&info, 0, sizeof info);
    info.port = CONTEXT_PORT_NO_LISTEN;
    info.protocols = host->protocols;
    info.pt_serv_buf_size = CWebSockets_readSize;
    info.max_http_header_data = 8 * 1024;
    info.fd_limit_per_thread = connections + 4;
    info.timeout_secs = 3600;
    info.connect_timeout_secs = 3600;
    info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS | (preparesTLS ? LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : 0);
    lws_set_log_level(0, CWebSockets_beSilent);
    host->context = lws_create_context(&info);
    if (!host->context) {
        free(host);
        return NULL;
    }
    return host;
}

/// Frees the library's state; connections that are left end first.
static inline void CWebSockets_close(CWebSockets_Host *_Nonnull host) {
    lws_sul_cancel(&host->alarm);
    lws_context_destroy(host->context);
    free(host);
}

/// Which certificates are trusted.
typedef enum CWebSockets_Trust {
    CWebSockets_Trust_none,
    CWebSockets_Trust_system,
    CWebSockets_Trust_file,
} CWebSockets_Trust;

/// Makes what connections with the same trust have in common; null when it cannot be made.
///
/// The environment's proxies are not used: they speak HTTP, and the library would take them for every address.
static inline struct lws_vhost *_Nullable CWebSockets_makeGroup(
    CWebSockets_Host *_Nonnull host, const char *_Nonnull name, CWebSockets_Trust trust, const char *_Nullable path) {
    struct lws_context_creation_info info;
    memset(&info, 0, sizeof info);
    info.port = CONTEXT_PORT_NO_LISTEN;
    info.protocols = host->protocols;
    info.vhost_name = name;
    info.timeout_secs = 3600;
    info.connect_timeout_secs = 3600;
    info.http_proxy_address = "";
    if (trust != CWebSockets_Trust_none) {
        info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
        info.ssl_client_options_set = SSL_OP_NO_SSLv3 | SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1;
    }
    if (trust == CWebSockets_Trust_file) {
        info.options |= LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS;
        info.client_ssl_ca_filepath = path;
    }
    return lws_create_vhost(host->context, &info);
}

/// Begins a connection; null when it failed at once.
///
/// - address: a number, so that the library does not wait for a name.
/// - host: the name, with its port unless that is the usual one.
static inline struct lws *_Nullable CWebSockets_connect(
    CWebSockets_Host *_Nonnull host, struct lws_vhost *_Nonnull group, const char *_Nonnull address, int port,
    const char *_Nonnull name, const char *_Nonnull path, int isSecure, void *_Nonnull owner) {
    struct lws_client_connect_info info;
    memset(&info, 0, sizeof info);
    info.context = host->context;
    info.vhost = group;
    info.address = address;
    info.port = port;
    info.host = name;
    info.path = path;
    info.alpn = "http/1.1";
    info.local_protocol_name = "maedup";
    info.ietf_version_or_minus_one = -1;
    info.ssl_connection = LCCSCF_HTTP_NO_FOLLOW_REDIRECT | (isSecure ? LCCSCF_USE_SSL : 0);
    info.userdata = owner;
    info.opaque_user_data = owner;
    return lws_client_connect_via_info(&info);
}

/// Waits for something to happen and handles it; returns when something was handled or a wait is over.
static inline int CWebSockets_serve(CWebSockets_Host *_Nonnull host) { return lws_service(host->context, 0); }

/// Ends a wait; may be called from any thread.
static inline void CWebSockets_wake(CWebSockets_Host *_Nonnull host) { lws_cancel_service(host->context); }

static inline void CWebSockets_ignoreAlarm(lws_sorted_usec_list_t *alarm) { (void)alarm; }

/// Lets the wait end after a time, in place of an earlier alarm.
static inline void CWebSockets_setAlarm(CWebSockets_Host *_Nonnull host, int64_t microseconds) {
    lws_sul_schedule(host->context, 0, &host->alarm, CWebSockets_ignoreAlarm, microseconds);
}

/// Ends a connection at once, without a word to the peer.
///
/// Without the shutdown the library would go on for five seconds to write what the peer does not take.
static inline void CWebSockets_kill(struct lws *_Nonnull connection) {
    lws_sockfd_type descriptor = lws_get_socket_fd(connection);
    if (descriptor >= 0) shutdown(descriptor, SHUT_RDWR);
    lws_set_timeout(connection, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
}

/// What is written.
typedef enum CWebSockets_Frame { CWebSockets_Frame_text, CWebSockets_Frame_binary, CWebSockets_Frame_ping } CWebSockets_Frame;

/// Writes a frame; there have to be `CWebSockets_headroom` bytes in front of it. Negative when the connection is lost.
static inline int CWebSockets_write(
    struct lws *_Nonnull connection, unsigned char *_Nonnull bytes, size_t count, CWebSockets_Frame frame) {
    enum lws_write_protocol kind = frame == CWebSockets_Frame_text     ? LWS_WRITE_TEXT
                                   : frame == CWebSockets_Frame_binary ? LWS_WRITE_BINARY
                                                                       : LWS_WRITE_PING;
    return lws_write(connection, bytes, count, kind);
}

/// Says with which code and reason the connection is closed when its callback returns -1.
static inline void CWebSockets_setCloseReason(
    struct lws *_Nonnull connection, int code, const unsigned char *_Nullable reason, size_t count) {
    lws_close_reason(connection, (enum lws_close_status)code, (unsigned char *)reason, count);
}

/// Copies a header of the server's answer; the number of bytes without the zero behind them, or negative.
static inline int CWebSockets_copyLocation(struct lws *_Nonnull connection, char *_Nonnull text, int capacity) {
    return lws_hdr_copy(connection, text, capacity, WSI_TOKEN_HTTP_LOCATION);
}

/// Hands over what came of a body so far, through `LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ`.
static inline void CWebSockets_readBody(struct lws *_Nonnull connection) {
    char *bytes = NULL;
    int count = 0;
    lws_http_client_read(connection, &bytes, &count);
}

/// The number of what is wrong with a certificate, from the arguments of the callback that verifies it.
static inline int CWebSockets_certificateError(void *_Nonnull store) {
    return X509_STORE_CTX_get_error((X509_STORE_CTX *)store);
}

/// What is wrong with a certificate, in English.
static inline const char *_Nonnull CWebSockets_certificateErrorText(int code) {
    return X509_verify_cert_error_string(code);
}

/// What TLS last complained about on this thread, in English.
static inline const char *_Nullable CWebSockets_lastTLSErrorText(void) {
    unsigned long code = ERR_peek_last_error();
    return code ? ERR_reason_error_string(code) : NULL;
}

/// How many milliseconds ago bytes last came from the peer; negative where the system does not say.
static inline int64_t CWebSockets_millisecondsSinceBytes(int descriptor) {
#ifdef __linux__
    struct tcp_info info;
    socklen_t size = sizeof info;
    memset(&info, 0, sizeof info);
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return -1;
    return info.tcpi_last_data_recv;
#else
    (void)descriptor;
    return -1;
#endif
}
