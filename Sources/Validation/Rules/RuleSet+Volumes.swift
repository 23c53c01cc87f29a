import Kubernetes
import SourceText
import Symbols
import YAML

extension RuleSet {
  /// In the order in which the API server looks for them.
  private static let kinds: [StaticString] = [
    "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret", "nfs", "iscsi",
    "glusterfs", "flocker", "persistentVolumeClaim", "rbd", "cinder", "cephfs", "quobyte", "downwardAPI", "fc",
    "flexVolume", "configMap", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume", "azureDisk",
    "storageos", "projected", "scaleIO", "csi", "ephemeral", "image",
  ]
  private static let downwardFields = [
    "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
  ]

  /// Checks the volumes and notes those that containers may mount.
  mutating func volumes(_ list: Field, _ scope: inout PodScope) {
    for volume in list.items {
      let before = errors.count
      volumeSource(volume)
      let name = volume["name"]
      if name.isEmptyText { required(name) } else { faults(name, .label) }
      if scope.volumes[name.text] != nil { duplicate(name) }
      if errors.count == before { scope.volumes[name.text] = volume }
    }
  }

  /// At most one of the kinds; the second and further ones are refused. None at all is an empty directory.
  private mutating func volumeSource(_ volume: Field) {
    var count = 0
    for kind in Self.kinds where volume[kind].exists {
      count += 1
      if count > 1 {
        forbidden(volume[kind], "may not specify more than 1 volume type")
      } else {
        volumeSource(volume[kind], kind.description)
      }
    }
  }

  mutating func volumeSource(_ source: Field, _ kind: String) {
    switch kind {
    case "emptyDir":
      if let limit = source["sizeLimit"].quantity, limit.isNegative {
        forbidden(source["sizeLimit"], "SizeLimit field must be a valid resource quantity")
      }
    case "hostPath": hostPath(source)
    case "secret":
      requiredText(source, ["secretName"])
      fileMode(source["defaultMode"])
      for item in source["items"].items { keyToPath(item) }
    case "configMap":
      requiredText(source, ["name"])
      fileMode(source["defaultMode"])
      for item in source["items"].items { keyToPath(item) }
    case "persistentVolumeClaim": requiredText(source, ["claimName"])
    case "downwardAPI":
      fileMode(source["defaultMode"])
      for item in source["items"].items { downwardFile(item) }
    case "projected": projected(source)
    case "csi":
      driverName(source["driver"])
      if source["nodePublishSecretRef"].exists { requiredText(source["nodePublishSecretRef"], ["name"]) }
    case "ephemeral":
      let template = source["volumeClaimTemplate"]
      if !template.exists { return required(template) }
      annotations(template["metadata"]["annotations"])
      labels(template["metadata"]["labels"])
      claimSpec(template["spec"])
    case "image":
      word(source["pullPolicy"], ["Always", "IfNotPresent", "Never"])
      requiredText(source, ["reference"])
    case "nfs":
      requiredText(source, ["server", "path"])
      if !source["path"].isEmptyText, !source["path"].text.hasPrefix("/") {
        invalid(source["path"], nil, "must be an absolute path")
      }
    default: requiredText(source, Self.requiredTexts[kind] ?? [])
    }
  }

  /// What simple kinds cannot do without.
  private static let requiredTexts: [String: [StaticString]] = [
    "gitRepo": ["repository"], "gcePersistentDisk": ["pdName"], "awsElasticBlockStore": ["volumeID"],
    "iscsi": ["targetPortal", "iqn"], "glusterfs": ["endpoints", "path"], "rbd": ["image"], "cinder": ["volumeID"],
    "flexVolume": ["driver"], "azureFile": ["secretName", "shareName"], "vsphereVolume": ["volumePath"],
    "photonPersistentDisk": ["pdID"], "portworxVolume": ["volumeID"], "azureDisk": ["diskName", "diskURI"],
    "storageos": ["volumeName"], "scaleIO": ["gateway", "system", "volumeName"], "quobyte": ["registry", "volume"],
  ]

  mutating func requiredText(_ owner: Field, _ names: [StaticString]) {
    for name in names where owner[name].isEmptyText { required(owner[name]) }
  }

  mutating func hostPath(_ source: Field) {
    let path = source["path"]
    if path.isEmptyText { return required(path) }
    noBacksteps(path)
    let types = ["", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"]
    word(source["type"], types)
  }

  private mutating func projected(_ source: Field) {
    fileMode(source["defaultMode"])
    let kinds: [StaticString] = [
      "secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate",
    ]
    var paths: Set<String> = []
    for item in source["sources"].items {
      // Certificates are kept since 1.37 only.
      let present = kinds.prefix(isDeclared ? 6 : 4).filter { item[$0].exists }
      for kind in present {
        projection(item[kind], kind.description)
        conflicts(item[kind], kind.description, in: source, &paths)
      }
      if present.count > 1 { forbidden(item, "may not specify more than 1 volume type per source") }
    }
  }

  /// Two files of one name.
  private mutating func conflicts(_ item: Field, _ kind: String, in source: Field, _ paths: inout Set<String>) {
    var files = item["items"].items.map { $0["path"] }
    switch kind {
    case "serviceAccountToken", "clusterTrustBundle": files.append(item["path"])
    case "podCertificate":
      files += (["credentialBundlePath", "keyPath", "certificateChainPath"] as [StaticString]).map { item[$0] }
    default: break
    }
    for file in files where !file.isEmptyText && !paths.insert(file.text).inserted {
      // Q: a Secret's or a ConfigMap's name is shown.
      let shown = kind == "secret" || kind == "configMap" ? item["name"].text : file.text
      invalid(file.named(source.path), GoText.quoted(shown), "conflicting duplicate paths", at: file.position)
    }
  }

  private mutating func projection(_ source: Field, _ kind: String) {
    switch kind {
    case "secret", "configMap":
      requiredText(source, ["name"])
      for item in source["items"].items { keyToPath(item) }
    case "downwardAPI":
      for item in source["items"].items { downwardFile(item) }
    case "serviceAccountToken":
      expiration(source["expirationSeconds"])
      if source["path"].isEmptyText { required(source["path"]) } else { descendingPath(source["path"]) }
    case "clusterTrustBundle": trustBundle(source)
    case "podCertificate": podCertificate(source)
    default: break
    }
  }

  // MARK: Files

  private mutating func keyToPath(_ item: Field) {
    requiredText(item, ["key", "path"])
    if !item["path"].isEmptyText { descendingPath(item["path"]) }
    fileMode(item["mode"])
  }

  private mutating func downwardFile(_ item: Field) {
    if item["path"].isEmptyText { required(item["path"]) }
    if !item["path"].isEmptyText { descendingPath(item["path"]) }
    if item["fieldRef"].exists {
      podField(item["fieldRef"], Self.downwardFields)
      if item["resourceFieldRef"].exists {
        invalid(item, GoText.quoted("resource"), "fieldRef and resourceFieldRef can not be specified simultaneously")
      }
    } else if item["resourceFieldRef"].exists {
      resourceField(item["resourceFieldRef"], inVolume: true)
    } else {
      required(item, "one of fieldRef and resourceFieldRef is required")
    }
    fileMode(item["mode"])
  }

  private mutating func fileMode(_ field: Field) {
    if let mode = field.integer, !(0...0o777).contains(mode) {
      invalid(field, String(mode), "must be a number between 0 and 0777 (octal), both inclusive")
    }
  }

  /// A path inside a volume.
  mutating func descendingPath(_ field: Field) {
    let text = field.text
    if text.hasPrefix("/") { invalid(field, nil, "must be a relative path") }
    noBacksteps(field)
    if text.hasPrefix(".."), !text.hasPrefix("../"), text != ".." { invalid(field, nil, "must not start with '..'") }
  }

  mutating func noBacksteps(_ field: Field) {
    if field.text.split(separator: "/").contains("..") { invalid(field, nil, "must not contain '..'") }
  }

  // MARK: Mounts

  mutating func volumeMounts(_ container: Field, _ scope: PodScope) {
    let list = container["volumeMounts"]
    if list.count == 0 { return }
    let devices = container["volumeDevices"].items
    var paths: Set<String> = []
    for mount in list.items {
      let (name, path) = (mount["name"], mount["mountPath"])
      if name.isEmptyText { required(name) }
      if !scope.hasVolume(name.text) { notFound(name, name.text) }
      if path.isEmptyText { required(path) }
      if !paths.insert(path.text).inserted { invalid(path, nil, "must be unique") }
      if devices.contains(where: { $0["name"].text == name.text }) {
        invalid(name, nil, "must not already exist in volumeDevices")
      }
      if devices.contains(where: { $0["devicePath"].text == path.text }) {
        invalid(path, nil, "must not already exist as a path in volumeDevices")
      }
      for key: StaticString in ["subPath", "subPathExpr"] where !mount[key].isEmptyText {
        if key.description == "subPathExpr", !mount["subPath"].isEmptyText {
          invalid(mount[key], nil, "subPathExpr and subPath are mutually exclusive")
        }
        // Q: the index is missing, here and below.
        descendingPath(mount[key].named(list.path.child(key)))
      }
      let propagation = mount["mountPropagation"]
      if propagation.exists { mountPropagation(propagation.named(list.path.child("mountPropagation")), container) }
      let recursive = mount["recursiveReadOnly"].named(list.path.child("recursiveReadOnly"))
      word(recursive, ["Disabled", "Enabled", "IfPossible"])
      if recursive.isOne(of: ["Enabled", "IfPossible"]), !mount["readOnly"].isTrue {
        forbidden(recursive, "may only be specified when readOnly is true")
      }
    }
  }

  private mutating func mountPropagation(_ field: Field, _ container: Field) {
    let modes = ["Bidirectional", "HostToContainer", "None"]
    if !modes.contains(field.text) { return notSupported(field, modes) }
    if field.isText("Bidirectional"), !container["securityContext"]["privileged"].isTrue {
      forbidden(field, "Bidirectional mount propagation is available only to privileged containers")
    }
  }

  mutating func volumeDevices(_ container: Field, _ scope: PodScope) {
    let list = container["volumeDevices"]
    if list.count == 0 { return }
    let mounts = container["volumeMounts"].items
    var names: Set<String> = []
    var paths: Set<String> = []
    for device in list.items {
      let (name, path) = (device["name"], device["devicePath"])
      if name.isEmptyText { required(name) }
      if names.contains(name.text) { invalid(name, nil, "must be unique") }
      if let volume = scope.volumes[name.text] {
        if !volume["persistentVolumeClaim"].exists, !volume["ephemeral"].exists {
          invalid(
            name, nil, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode")
        }
      } else if !scope.claimVolumes.contains(name.text) {
        notFound(name, name.text)
      }
      if path.isEmptyText { required(path) }
      if paths.contains(path.text) { invalid(path, nil, "must be unique") }
      if path.text.split(separator: "/").contains("..") {
        invalid(path, nil, "can not contain backsteps ('..')")
      } else {
        paths.insert(path.text)
      }
      if mounts.contains(where: { $0["name"].text == name.text }) {
        invalid(name, nil, "must not already exist in volumeMounts")
      }
      if mounts.contains(where: { $0["mountPath"].text == path.text }) {
        invalid(path, nil, "must not already exist as a path in volumeMounts")
      }
      if !name.isEmptyText { names.insert(name.text) }
    }
  }
}
