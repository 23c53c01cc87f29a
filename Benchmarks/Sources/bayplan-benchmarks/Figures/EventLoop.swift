import CLibYAML

/// libyaml alone: every event made and thrown away.
enum EventLoop {
  static func time(_ bytes: [UInt8]) throws -> Lap {
    var events = 0
    let lap = Lap.measure { events = count(bytes) }
    if events == 0 { throw Problem("libyaml cannot read the input") }
    return lap
  }

  /// 0 when there is something wrong with the input.
  private static func count(_ bytes: [UInt8]) -> Int {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer {
      parser.deallocate()
      event.deallocate()
    }
    guard yaml_parser_initialize(parser) != 0 else { return 0 }
    defer { yaml_parser_delete(parser) }
    return bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      var events = 0
      while true {
        guard yaml_parser_parse(parser, event) != 0 else { return 0 }
        events += 1
        let isEnd = event.pointee.type == YAML_STREAM_END_EVENT
        yaml_event_delete(event)
        if isEnd { return events }
      }
    }
  }
}
