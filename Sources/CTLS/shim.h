#pragma once

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

// The library offers these only as macros or with variadic arguments, which Swift does not see.

static inline EVP_PKEY *CTLS_makeKey(void) {
    return EVP_EC_gen("P-256");
}

static inline long CTLS_setMinVersion(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}

static inline long CTLS_setMaxVersion(SSL_CTX *context, int version) {
    return SSL_CTX_set_max_proto_version(context, version);
}

static inline long CTLS_textOfMemory(BIO *memory, char **text) {
    return BIO_get_mem_data(memory, text);
}

// Without this an empty memory would read as the end of the stream instead of "nothing yet".
static inline long CTLS_waitAtEndOfMemory(BIO *memory) {
    return BIO_set_mem_eof_return(memory, -1);
}

static inline int CTLS_isResumed(const SSL *session) {
    return SSL_session_reused(session);
}
