#ifdef __linux__
// The address sanitizer of clang 17 asks for the size of a struct that glibc 2.42 has no more, and packages of the two are
// found side by side. A library that has the symbol wins.
__attribute__((weak)) unsigned bayplan_struct_termio_size __asm__("_ZN11__sanitizer16struct_termio_szE") = 17;
#endif
