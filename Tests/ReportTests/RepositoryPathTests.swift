import Testing

@testable import Report

@Suite struct RepositoryPathTests {
  @Test(arguments: [
    ("deploy.yaml", "infra/deploy.yaml"), ("./a/../deploy.yaml", "infra/deploy.yaml"), ("../web.yaml", "web.yaml"),
    ("/work/repo/infra/a.yaml", "infra/a.yaml"), ("/work/repo/./infra//a.yaml", "infra/a.yaml"),
    // What is no file of the repository is as it was given.
    ("../../other/a.yaml", "../../other/a.yaml"), ("/work/repository/a.yaml", "/work/repository/a.yaml"),
    ("<stdin>", "<stdin>"), ("git:main:a.yaml", "git:main:a.yaml"), ("/work/repo", "/work/repo"),
  ])
  func pathsAreThoseOfTheRepository(given: String, path: String) {
    #expect(RepositoryPaths(root: "/work/repo/", folder: "/work/repo/infra").path(given) == path)
    #expect(RepositoryPaths().path(given) == given)
  }
}
