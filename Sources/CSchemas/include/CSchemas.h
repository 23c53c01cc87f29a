#ifndef CSCHEMAS_H
#define CSCHEMAS_H

#include <stddef.h>

/// The bytes of schemas/NAME.schema.json as they were when the program was built; NULL for an unknown name.
const unsigned char *_Nullable bayplan_schema(const char *_Nonnull name, size_t *_Nonnull count);

#endif
