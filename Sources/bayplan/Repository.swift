import Report

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension RepositoryPaths {
  /// In a step of GitHub Actions those of the repository that was checked out; otherwise paths are what they are.
  static var ofEnvironment: RepositoryPaths {
    guard let workspace = Environment["GITHUB_WORKSPACE"], let root = absolute(workspace), let folder = absolute(".")
    else { return RepositoryPaths() }
    return RepositoryPaths(root: root, folder: folder)
  }

  private static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
