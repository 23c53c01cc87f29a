import Report
import Testing

@Suite struct SampleTests {
  @Test func show() {
    let sample = SampleRun.mixed()
    let report = PlacementReport(sample.run, sources: sample.sources)
    for width in [80, 200] {
      print(ByteOutput.text { ReporterRegistry.placement[0].write(report, style: TextStyle(width: width), to: $0) })
      print(ByteOutput.text { ReporterRegistry.explanation(ExplanationOptions())[0].write(report, style: TextStyle(width: width), to: $0) })
    }
    for node in ["ip-10-0-2-11", "ip-10-0-3-11", "ip-10-0-1-11"] {
    print(ByteOutput.text { ReporterRegistry.explanation(ExplanationOptions(node: node))[0].write(report, style: TextStyle(width: 80), to: $0) })
    }
    print(ByteOutput.text { ReporterRegistry.placement[1].write(report, to: $0) })
    print(ByteOutput.text { ReporterRegistry.placement[2].write(report, to: $0) })
  }
}
