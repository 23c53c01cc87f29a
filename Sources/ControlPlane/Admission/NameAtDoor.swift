import Kubernetes
import Symbols

/// What the API server calls a pod in its messages: by the name that the controller gives it, which ends in chance letters
/// as a rule, `xxxxx` here, and so does a template's hash: what is said must not change with every edit of a template. Plugins
/// that change pods speak before there are letters.
struct NameAtDoor {
  /// `web-xxxxxxxxxx-`; the whole name where the controller makes one.
  let prefix: String
  /// `web-xxxxxxxxxx-xxxxx`.
  let name: String
}

extension NameAtDoor {
  /// A name that stands before the API server sees the pod.
  init(_ whole: String) {
    self.init(prefix: whole, name: whole)
  }

  /// - Parameter generateName: what the letters follow.
  init(generateName: String) {
    self.init(prefix: generateName, name: "\(GeneratedName.stem(generateName))xxxxx")
  }
}

extension Pod {
  var nameAtDoor: NameAtDoor {
    metadata.isNameMadeUp ? NameAtDoor(generateName: metadata.generateName.text) : NameAtDoor(metadata.name.text)
  }
}

extension Workload {
  /// Of a Deployment's ReplicaSet.
  var replicaSetNameAtDoor: String { "\(storedName)-xxxxxxxxxx" }

  func nameAtDoor(ofPod ordinal: Int) -> NameAtDoor {
    switch kind {
    case .statefulSet: NameAtDoor("\(storedName)-\(ordinal)")
    case .deployment: NameAtDoor(generateName: "\(replicaSetNameAtDoor)-")
    case .job where isIndexed: NameAtDoor(generateName: "\(storedName)-\(ordinal)-")
    // A CronJob's Job is called by the minute for which it is made.
    case .cronJob where isIndexed: NameAtDoor(generateName: "\(storedName)-xxxxxxxx-\(ordinal)-")
    case .cronJob: NameAtDoor(generateName: "\(storedName)-xxxxxxxx-")
    case .replicaSet, .replicationController, .daemonSet, .job: NameAtDoor(generateName: "\(storedName)-")
    }
  }
}
