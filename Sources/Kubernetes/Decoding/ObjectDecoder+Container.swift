import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func container(_ node: YAMLNode, isInit: Bool) -> Container {
    var container = Container()
    container.origin = node.position
    for entry in node.entries {
      switch entry.keyword {
      case .name: container.name = string(entry)
      case .image: container.image = string(entry)
      case .resources: container.resources = object(entry) { $0.resourceRequirements($1) } ?? ResourceRequirements()
      case .ports: container.ports = objects(entry) { $0.containerPort($1) } ?? []
      case .restartPolicy: container.restartsAlways = string(entry) == Word.always && isInit
      case .restartPolicyRules:
        let actions = objects(entry) { $0.restartAction($1) } ?? []
        container.restartsAllContainers = actions.contains(Word.restartAllContainers)
      default: break
      }
    }
    return container
  }

  private mutating func restartAction(_ node: YAMLNode) -> Symbol {
    var action = Symbol.none
    for entry in node.entries where entry.keyword == .action { action = string(entry) }
    return action
  }

  private mutating func containerPort(_ node: YAMLNode) -> ContainerPort {
    var port = ContainerPort(containerPort: 0, hostPort: 0, hostIP: .none, protocol: .none, origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .containerPort: port.containerPort = int32(entry) ?? 0
      case .hostPort: port.hostPort = int32(entry) ?? 0
      case .hostIP: port.hostIP = string(entry)
      case .protocol: port.protocol = string(entry)
      default: break
      }
    }
    if port.protocol.isEmpty { port.protocol = Word.tcp }
    return port
  }
}
