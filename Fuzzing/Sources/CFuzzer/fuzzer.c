#include "CFuzzer.h"

// libFuzzer's entry; nothing stands in its place where it is not linked.
__attribute__((weak)) int LLVMFuzzerRunDriver(
    int *argc, char ***argv, int (*target)(const uint8_t *, size_t));

int bayplan_run_libfuzzer(int argc, char **argv, int (*target)(const uint8_t *, size_t)) {
  if (LLVMFuzzerRunDriver == 0) return -1;
  return LLVMFuzzerRunDriver(&argc, &argv, target);
}

#ifdef __linux__
// The address sanitizer of clang 17 asks for the size of a struct that glibc 2.42 has no more, and packages of the two are
// found side by side. A library that has the symbol wins.
__attribute__((weak)) unsigned bayplan_struct_termio_size __asm__("_ZN11__sanitizer16struct_termio_szE") = 17;
#endif
