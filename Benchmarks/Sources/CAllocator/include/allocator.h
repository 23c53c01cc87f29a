#ifndef ALLOCATOR_H
#define ALLOCATOR_H

#include <stddef.h>

/// Bytes that the program holds from malloc, 0 where the C library does not tell.
size_t allocator_live_bytes(void);

#endif
