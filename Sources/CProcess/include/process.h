// What C libraries show only to those who ask for more than POSIX, and Swift cannot ask.
#pragma once

// Two ends of a pipe, closed in other programs from their first moment; 0, or -1 with errno.
int bayplan_closed_pipe(int ends[2]);

// The flag of posix_spawn that gives a program a session of its own.
short bayplan_spawn_session(void);
