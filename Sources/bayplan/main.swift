#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// A reader that goes away (`bayplan place | head`) shows as an error of write(2), not as a signal.
signal(SIGPIPE, SIG_IGN)
exit(ProgramRun.run().rawValue)
