/// The commands of a line of shell, each as its words: enough of the language for what pages show.
struct ShellCommands {
  private(set) var commands: [[String]] = []
  private var words: [String] = []
  private var word: String?
  /// Whether the next word is the file of a redirection.
  private var isRedirected = false

  init(_ line: String) {
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        word = word ?? ""
      case " ", "\t", "\n": endWord()
      case "|", "&", ";": endCommand()
      case "<", ">":
        endWord()
        isRedirected = true
      case "#" where word == nil:
        endCommand()
        return
      default: word = (word ?? "") + String(character)
      }
    }
    endCommand()
  }

  private mutating func endWord() {
    guard let word else { return }
    if !isRedirected { words.append(word) }
    isRedirected = false
    self.word = nil
  }

  private mutating func endCommand() {
    endWord()
    if !words.isEmpty { commands.append(words) }
    words = []
  }
}
