#pragma once

/// Sends requests one after the other over one warm connection, as the shortest program with libcurl would, and writes
/// how long each took in nanoseconds. A body makes them POST. Returns 0, or the result of the library that was none.
int BareCurl_measure(const char *url, const char *body, int rounds, double *nanoseconds);
