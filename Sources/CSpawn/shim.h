#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

// What keeps files from going along to a process that is started stands only in GNU's and Apple's headers, each in another
// form.

#ifdef __linux__
extern int pipe2(int *_Nonnull ends, int flags);
#ifdef __GLIBC__
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *_Nonnull actions, int from);
#endif
#endif

/// Makes a pipe that no process gets by itself.
static inline int CSpawn_pipe(int *_Nonnull ends) {
#ifdef __linux__
    return pipe2(ends, O_CLOEXEC);
#else
    int result = pipe(ends);
    if (result != 0) return result;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

/// Makes a pair of sockets that no process gets by itself; unlike a pipe one can be written to without a signal.
static inline int CSpawn_socketPair(int *_Nonnull ends) {
#ifdef __linux__
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
#else
    int result = socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    if (result != 0) return result;
    int on = 1;
    for (int end = 0; end < 2; end++) {
        fcntl(ends[end], F_SETFD, FD_CLOEXEC);
        setsockopt(ends[end], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
    }
    return 0;
#endif
}

/// Writes to one of a pair; an other end that is closed is an error and no signal.
static inline ssize_t CSpawn_send(int descriptor, const void *_Nullable bytes, size_t count) {
#ifdef __linux__
    return send(descriptor, bytes, count, MSG_NOSIGNAL);
#else
    return send(descriptor, bytes, count, 0);
#endif
}

/// Has a new process keep its standard files alone.
///
/// With another C library than these two it also keeps what was opened without the flag that closes it.
static inline short CSpawn_keepStandardFiles(posix_spawn_file_actions_t *_Nonnull actions) {
#if defined(__APPLE__)
    return POSIX_SPAWN_CLOEXEC_DEFAULT;
#else
#ifdef __GLIBC__
    posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#endif
    return 0;
#endif
}
