#pragma once

#include <stddef.h>
#include <stdint.h>

// What the benchmarks need in C: a server that pushes recorded frames, and the fastest client that libwebsockets allows.

/// The time that all processes of the machine share, in nanoseconds.
int64_t BareWebSockets_now(void);

/// Frames to push, in the form in which they go over the wire.
typedef struct BareWebSockets_Frames {
    /// The frames, one behind the other.
    const uint8_t *_Nonnull bytes;
    /// Where each frame ends.
    const int64_t *_Nonnull ends;
    /// How many trades the frames up to each one hold.
    const int64_t *_Nonnull ticks;
    size_t count;
} BareWebSockets_Frames;

/// Listens on a free port of the loopback interface; the descriptor, or -1.
int BareWebSockets_listen(uint16_t *_Nonnull port);

/// Accepts one client, pushes all frames to it and waits until it has left.
///
/// - rate: how many trades are sent in a second; 0 for as many as go.
/// - written: when each frame was given to the system; only filled in when there is a rate.
/// - returns: 0, or the number of an error.
int BareWebSockets_push(int listener, BareWebSockets_Frames frames, double rate, int64_t *_Nonnull written);

/// The two prices at which an instrument is bought.
typedef struct BareWebSockets_Target {
    char code[6];
    int64_t prices[2];
} BareWebSockets_Target;

/// What a client found.
typedef struct BareWebSockets_Outcome {
    int64_t frames;
    int64_t ticks;
    int64_t decisions;
    /// When the first frame was there.
    int64_t first;
    /// When the last had been decided.
    int64_t last;
} BareWebSockets_Outcome;

/// Receives frames until the server closes, and decides on every trade inside the library's callback.
///
/// - decided: when the trades of each frame had been decided, for `capacity` frames.
/// - returns: 0, or -1 when there was no connection.
int BareWebSockets_receive(
    uint16_t port, const BareWebSockets_Target *_Nonnull targets, size_t targetCount, int64_t *_Nonnull decided,
    size_t capacity, BareWebSockets_Outcome *_Nonnull outcome);
