#pragma once

#include <zlib.h>

// The library offers these two only as macros, which Swift does not see. Adding 16 to the window bits chooses the
// gzip wrapper.

static inline int CZlib_beginReadingGzip(z_stream *stream) {
    return inflateInit2(stream, 16 + MAX_WBITS);
}

static inline int CZlib_beginWritingGzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
