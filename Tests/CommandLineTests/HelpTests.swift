import ArgumentParser
import Testing

@testable import bayplan

/// What a newcomer reads.
@Suite struct HelpTests {
  private static var commands: [any ParsableCommand.Type] { BayplanCommand.configuration.subcommands }

  @Test func commandsStandInTheOrderInWhichOneMeetsThem() {
    #expect(Self.commands.count >= 15)
    #expect(Self.commands.first?.configuration.commandName == "init")
  }

  @Test(arguments: commands.indices)
  func helpShowsHowTheCommandIsCalledAndFitsATerminal(index: Int) {
    let command = Self.commands[index]
    let name = command.configuration.commandName ?? ""
    let help = BayplanCommand.helpMessage(for: command, columns: 80)
    #expect(help.contains("bayplan \(name)"), "\(name)")
    #expect(command.configuration.discussion.contains("Example"), "\(name) has no example")
    let long = help.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("USAGE: ") }
    #expect(long == [], "\(name)")
  }

  @Test func withoutArgumentsItSaysWhatToDoFirst() {
    let help = BayplanCommand.helpMessage(columns: 80)
    #expect(
      help.contains(
        """
        To begin with, in the folder of your manifests:
          bayplan init       writes a first test and an example cluster into tests/
          bayplan test tests runs it
        """))
  }
}
