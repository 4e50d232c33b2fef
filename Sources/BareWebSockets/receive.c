#include "BareWebSockets.h"

#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// The same sizes as the program's own client has.
enum { readSize = 64 * 1024, slotCount = 1024, longestMessage = 1 << 20 };

typedef struct Slot {
    uint64_t code;
    int64_t prices[2];
    int isReached[2];
} Slot;

typedef struct Client {
    Slot slots[slotCount];
    BareWebSockets_Outcome *outcome;
    int64_t *decided;
    size_t capacity;
    char *partial;
    size_t partialCount;
    int isDone;
    int isOpen;
} Client;

static uint64_t codeAt(const char *text) {
    uint64_t code = 0;
    memcpy(&code, text, 6);
    return code;
}

static Slot *slot(Client *client, uint64_t code) {
    size_t index = (size_t)((code * 0x9E3779B97F4A7C15u) >> 54);
    while (client->slots[index].code && client->slots[index].code != code) index = (index + 1) % slotCount;
    return &client->slots[index];
}

static void decide(Client *client, const char *code, const char *price) {
    int64_t value = 0;
    while (*price >= '0' && *price <= '9') value = value * 10 + (*price++ - '0');
    Slot *target = slot(client, codeAt(code));
    for (int level = 0; level < 2; level++) {
        if (value > target->prices[level] || target->isReached[level] || !target->code) continue;
        target->isReached[level] = 1;
        client->outcome->decisions++;
    }
    client->outcome->ticks++;
}

/// The places behind all separators, of which the first record begins at `text`.
static size_t places(const char *text, size_t count, const char **starts, size_t capacity) {
    size_t found = 0;
    starts[found++] = text;
    size_t index = 0;
#if defined(__SSE2__)
    const __m128i separator = _mm_set1_epi8('^');
    for (; index + 16 <= count && found + 16 < capacity; index += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
        unsigned mask = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, separator));
        for (; mask; mask &= mask - 1) starts[found++] = text + index + __builtin_ctz(mask) + 1;
    }
#endif
    for (; index < count && found < capacity; index++)
        if (text[index] == '^') starts[found++] = text + index + 1;
    return found;
}

static void take(Client *client, const char *message, size_t count) {
    static const char *starts[64 * 1024];
    static const char *const head = "0|H0STCNT0|";
    BareWebSockets_Outcome *outcome = client->outcome;
    if (!outcome->frames) outcome->first = BareWebSockets_now();
    if (count > 15 && !memcmp(message, head, 11)) {
        size_t records = (size_t)((message[11] - '0') * 100 + (message[12] - '0') * 10 + (message[13] - '0'));
        size_t fields = places(message + 15, count - 15, starts, sizeof starts / sizeof *starts);
        size_t width = records ? fields / records : 0;
        if (width > 2 && width * records == fields)
            for (size_t record = 0; record < records; record++)
                decide(client, starts[record * width], starts[record * width + 2]);
    }
    // The clock is only read for every frame where that is what is measured.
    if ((size_t)outcome->frames < client->capacity) client->decided[outcome->frames] = BareWebSockets_now();
    outcome->frames++;
}

static int callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t count) {
    Client *client = user;
    switch (reason) {
    case LWS_CALLBACK_CLIENT_RECEIVE:
        if (!client->partialCount && lws_is_final_fragment(wsi)) {
            take(client, in, count);
            return 0;
        }
        if (client->partialCount + count > longestMessage) return -1;
        memcpy(client->partial + client->partialCount, in, count);
        client->partialCount += count;
        if (lws_is_final_fragment(wsi)) {
            take(client, client->partial, client->partialCount);
            client->partialCount = 0;
        }
        return 0;
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE: client->outcome->last = BareWebSockets_now(); return 0;
    case LWS_CALLBACK_CLIENT_ESTABLISHED: client->isOpen = 1; return 0;
    case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
    case LWS_CALLBACK_CLIENT_CLOSED: client->isDone = 1; return 0;
    default: return 0;
    }
}

static void beSilent(int level, const char *line) {
    (void)level;
    (void)line;
}

int BareWebSockets_receive(
    uint16_t port, const BareWebSockets_Target *targets, size_t targetCount, int64_t *decided, size_t capacity,
    BareWebSockets_Outcome *outcome) {
    if (targetCount > slotCount / 2) return -1;
    Client *client = calloc(1, sizeof *client);
    if (!client) return -1;
    client->partial = malloc(longestMessage + 1);
    client->outcome = outcome;
    client->decided = decided;
    client->capacity = capacity;
    memset(outcome, 0, sizeof *outcome);
    for (size_t index = 0; index < targetCount; index++) {
        Slot *place = slot(client, codeAt(targets[index].code));
        place->code = codeAt(targets[index].code);
        memcpy(place->prices, targets[index].prices, sizeof place->prices);
    }
    struct lws_protocols protocols[] = {
        {.name = "bare", .callback = callback, .rx_buffer_size = readSize},
        {.name = NULL},
    };
    struct lws_context_creation_info info;
    memset(&info, 0, sizeof info);
    info.port = CONTEXT_PORT_NO_LISTEN;
    info.protocols = protocols;
    info.pt_serv_buf_size = readSize;
    info.fd_limit_per_thread = 8;
    info.http_proxy_address = "";
    lws_set_log_level(0, beSilent);
    struct lws_context *context = client->partial ? lws_create_context(&info) : NULL;
    struct lws_client_connect_info connect;
    memset(&connect, 0, sizeof connect);
    connect.context = context;
    connect.address = "127.0.0.1";
    connect.port = port;
    connect.host = "127.0.0.1";
    connect.path = "/";
    connect.local_protocol_name = "bare";
    connect.ietf_version_or_minus_one = -1;
    connect.userdata = client;
    int isConnecting = context && lws_client_connect_via_info(&connect);
    while (isConnecting && !client->isDone && lws_service(context, 0) >= 0) {}
    int isOpen = client->isOpen;
    if (context) lws_context_destroy(context);
    free(client->partial);
    free(client);
    return isOpen ? 0 : -1;
}
