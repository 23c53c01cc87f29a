#define _GNU_SOURCE
#include "process.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

int bayplan_closed_pipe(int ends[2]) {
#ifdef __APPLE__
  // There is no pipe2; programs are started with POSIX_SPAWN_CLOEXEC_DEFAULT.
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#else
  return pipe2(ends, O_CLOEXEC);
#endif
}

short bayplan_spawn_session(void) { return POSIX_SPAWN_SETSID; }
