#include "BareCurl.h"

#include <curl/curl.h>
#include <string.h>
#include <time.h>

static size_t ignore(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    (void)context;
    return size * count;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int BareCurl_measure(const char *url, const char *body, int rounds, double *nanoseconds) {
    CURL *handle = curl_easy_init();
    if (handle == NULL) {
        return CURLE_OUT_OF_MEMORY;
    }
    curl_easy_setopt(handle, CURLOPT_URL, url);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, ignore);
    if (body != NULL) {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, (long)strlen(body));
    }
    CURLcode result = CURLE_OK;
    for (int round = 0; round < rounds && result == CURLE_OK; round += 1) {
        double start = now();
        result = curl_easy_perform(handle);
        nanoseconds[round] = now() - start;
    }
    curl_easy_cleanup(handle);
    return (int)result;
}
