/// Documents of bayplan's own kinds: tests, policies, node pools, configurations, baselines.
public enum OwnDocument {
  /// The `apiVersion` of all of them.
  public static let apiVersion = "bayplan/v1alpha1"
}
