#pragma once

#include <stddef.h>
#include <stdint.h>

// libFuzzer's own main loop, where the program is built with it; otherwise -1 without doing anything.
int bayplan_run_libfuzzer(int argc, char **argv, int (*target)(const uint8_t *bytes, size_t count));
