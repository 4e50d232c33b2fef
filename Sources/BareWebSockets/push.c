#define _GNU_SOURCE
#include "BareWebSockets.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

int64_t BareWebSockets_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int BareWebSockets_listen(uint16_t *port) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0) return -1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 1) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
        close(listener);
        return -1;
    }
    *port = ntohs(address.sin_port);
    return listener;
}

static int sendAll(int socket, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return errno ? errno : EPIPE;
        bytes += sent;
        count -= (size_t)sent;
    }
    return 0;
}

/// Answers the client's handshake.
static int shakeHands(int socket) {
    static const char *const name = "Sec-WebSocket-Key:";
    char request[4096];
    size_t count = 0;
    while (count < sizeof request - 1) {
        ssize_t received = recv(socket, request + count, sizeof request - 1 - count, 0);
        if (received <= 0) return EPROTO;
        count += (size_t)received;
        request[count] = 0;
        if (strstr(request, "\r\n\r\n")) break;
    }
    char *key = strcasestr(request, name);
    if (!key) return EPROTO;
    key += strlen(name);
    key += strspn(key, " ");
    char joined[128];
    snprintf(joined, sizeof joined, "%.*s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", (int)strcspn(key, "\r"), key);
    uint8_t digest[EVP_MAX_MD_SIZE], accept[64];
    unsigned length = 0;
    if (!EVP_Digest(joined, strlen(joined), digest, &length, EVP_sha1(), NULL)) return EPROTO;
    EVP_EncodeBlock(accept, digest, (int)length);
    char answer[256];
    int size = snprintf(
        answer, sizeof answer,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n",
        accept);
    return sendAll(socket, (const uint8_t *)answer, (size_t)size);
}

static void waitUntil(int64_t moment) {
    // A sleep ends some microseconds late, so the last part is waited for awake.
    int64_t left = moment - BareWebSockets_now();
    if (left > 120000) {
        struct timespec time = {.tv_nsec = left - 60000};
        if (time.tv_nsec >= 1000000000) time.tv_nsec = 999999999;
        nanosleep(&time, NULL);
    }
    while (BareWebSockets_now() < moment) {}
}

static int pushAll(int socket, BareWebSockets_Frames frames) {
    // As much at once as a busy server's socket takes.
    const int64_t chunk = 256 * 1024;
    int64_t end = frames.count ? frames.ends[frames.count - 1] : 0;
    for (int64_t start = 0; start < end; start += chunk) {
        int64_t count = end - start < chunk ? end - start : chunk;
        int error = sendAll(socket, frames.bytes + start, (size_t)count);
        if (error) return error;
    }
    return 0;
}

static int pushInTime(int socket, BareWebSockets_Frames frames, double rate, int64_t *written) {
    int64_t begin = BareWebSockets_now() + 100000000;
    int64_t start = 0, ticks = 0;
    for (size_t index = 0; index < frames.count; index++) {
        waitUntil(begin + (int64_t)((double)ticks / rate * 1e9));
        written[index] = BareWebSockets_now();
        int error = sendAll(socket, frames.bytes + start, (size_t)(frames.ends[index] - start));
        if (error) return error;
        start = frames.ends[index];
        ticks = frames.ticks[index];
    }
    return 0;
}

int BareWebSockets_push(int listener, BareWebSockets_Frames frames, double rate, int64_t *written) {
#ifdef __linux__
    prctl(PR_SET_TIMERSLACK, 1);
#endif
    int client = accept(listener, NULL, NULL);
    if (client < 0) return errno;
    int on = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    int error = shakeHands(client);
    if (!error) error = rate > 0 ? pushInTime(client, frames, rate, written) : pushAll(client, frames);
    static const uint8_t farewell[] = {0x88, 0x02, 0x03, 0xE8};
    if (!error) error = sendAll(client, farewell, sizeof farewell);
    // Until the client has left: closing at once could reset what it has not read.
    uint8_t rest[256];
    while (recv(client, rest, sizeof rest, 0) > 0) {}
    close(client);
    return error;
}
