public import ControlPlane
public import Kubernetes
public import SourceText
import Symbols

extension ReportRemarks {
  /// What a run says, with places in place of positions.
  public init(_ remarks: RunRemarks, in sources: SourceMap) {
    assumptions = remarks.assumptions
    notModelled = remarks.notModelled.map { PlacementReport.NotModelled($0, in: sources) }
    notPlayed = remarks.notPlayed.map { item in
      NotPlayed(
        station: item.station.rawValue, what: item.what, text: item.sentence, decides: item.station.decides,
        place: InputLine(item.origin, in: sources), pods: item.pods)
    }
    leftAlone = remarks.leftAlone.map(PlacementReport.LeftAlone.init)
    passedOver = remarks.passedOver.map(PassedOver.init)
    passedOverFiles = remarks.passedOverFiles
  }

  /// The same for what was only read.
  public init(passedOver: [Manifests.PassedOver], files: [Manifests.PassedOverFile]) {
    self.passedOver = passedOver.map(PassedOver.init)
    passedOverFiles = files
  }
}

extension ReportRemarks.PassedOver {
  init(_ kind: Manifests.PassedOver) {
    self.init(apiVersion: kind.apiVersion, kind: kind.kind, count: kind.count)
  }
}
