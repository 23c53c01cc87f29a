import CEL
import Kubernetes
import Testing

/// A device as selectors see it, with a string, an integer, a truth value, a version and a capacity.
private let variables = [
  CELType.Field(
    "device",
    .object(
      "Device",
      [
        CELType.Field("driver", .string),
        CELType.Field("attributes", .map(.string, .map(.string, .dynamic))),
        CELType.Field("capacity", .map(.string, .map(.string, .quantity))),
      ]))
]

private func device() throws -> CELValue {
  let attributes: [String: CELValue] = [
    "model": .string("A100-SXM4-80GB"), "index": .int(3), "healthy": .bool(true),
    "firmware": .semver(try SemanticVersion("1.10.0-rc.2+build5")),
  ]
  let empty = CELValue.map(CELMap())
  return .map(
    CELMap([
      "driver": .string("gpu.example.com"),
      "attributes": .map(
        CELMap(["gpu.example.com": .map(CELMap(attributes)), "other.io": .map(CELMap(["x": .int(1)]))], absent: empty)),
      "capacity": .map(
        CELMap(["gpu.example.com": .map(CELMap(["memory": .quantity(try Quantity("80Gi"))]))], absent: empty)),
    ]))
}

/// The value of an expression as a text, or what is wrong with it.
private func run(_ text: String) -> String {
  do {
    let expression = try CELExpression(text, variables: variables, features: .devices(minor: 36))
    return description(try expression.value([try device()]))
  } catch let refusal as CELRefusal {
    switch refusal {
    case .doesNotCompile(let problems): return problems.map(\.text).joined(separator: "; ")
    case .hasNoProgram(let message): return "no program: \(message)"
    }
  } catch let failure as CELFailure {
    switch failure {
    case .runtime(let text): return "error: \(text)"
    case .notModelled(let text): return "not modelled: \(text)"
    }
  } catch {
    return "\(error)"
  }
}

private func description(_ value: CELValue) -> String {
  switch value {
  case .null: "null"
  case .bool(let value): "\(value)"
  case .int(let value): "\(value)"
  case .uint(let value): "\(value)u"
  case .double(let value): "\(value)"
  case .string(let value): "'\(value)'"
  case .list(let values): "[\(values.map(description).joined(separator: ", "))]"
  case .map(let map):
    "{\(map.entries.map { "\(description($0.key)): \(description($0.value))" }.joined(separator: ", "))}"
  case .optional(let value): "optional(\(value.map(description) ?? ""))"
  case .quantity(let value): "quantity(\(value.canonicalText))"
  case .semver(let value): "semver(\(value.text))"
  case .bytes(let value): "bytes(\(value))"
  case .duration(let value): "duration(\(value.text))"
  case .timestamp(let value): "timestamp(\(value.text))"
  case .type(let type): "type(\(type.bareName))"
  case .ip(let value): "ip(\(value.text))"
  case .cidr(let value): "cidr(\(value.text))"
  case .url(let value): "url(\(value.text))"
  case .format(let value): "format(\(value.name))"
  case .node: description(value.opened)
  case .named: "named"
  case .access: "access"
  }
}

private let valueStarts =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"

struct ExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("7 / 2 - 7 % 4", "0"), ("-7 / 2", "-3"), ("- - 3", "3"),
    ("-9223372036854775808", "-9223372036854775808"), ("0x1F", "31"), ("2u + 3u", "5u"), ("1.5e1 / 2.0", "7.5"),
    ("'a' + \"b\"", "'ab'"), ("[1] + [2, 3]", "[1, 2, 3]"), ("{'a': 1}['a']", "1"), ("[1, 2][1]", "2"),
    ("r'\\d' + '\\x41\\u00e9'", "'\\dAé'"), ("'''a\nb'''", "'a\nb'"), ("null == null", "true"),
    ("1 < 2 && 2 <= 2 && 'a' < 'b' && false < true", "true"), ("1 < 1.5", "true"), ("3u > 2", "true"),
    ("1 != 2 ? 'yes' : 'no'", "'yes'"), ("!true || !!true", "true"), ("2 in [1, 2]", "true"),
    ("'b' in {'a': 1}", "false"), ("dyn(1) == dyn('1')", "false"), ("dyn(1) == dyn(1.0)", "true"),
    ("9007199254740993 == dyn(9007199254740992.0)", "false"), ("// nothing\ntrue", "true"),
  ])
  func operatorsAndLiterals(text: String, value: String) {
    #expect(run(text) == value)
  }

  @Test(arguments: [
    ("device.driver == 'gpu.example.com'", "true"),
    ("device.attributes['gpu.example.com'].model == 'A100-SXM4-80GB'", "true"),
    ("device.attributes['gpu.example.com']['index'] >= 2", "true"),
    ("device.attributes['gpu.example.com'].healthy", "true"),
    ("device.attributes['gpu.example.com'].index == 'three'", "false"),
    ("'model' in device.attributes['gpu.example.com']", "true"),
    ("'model' in device.attributes['nobody']", "false"), ("'nobody' in device.attributes", "false"),
    ("has(device.attributes['gpu.example.com'].serial)", "false"), ("has(device.attributes.nobody)", "true"),
    ("size(device.attributes)", "2"),
    ("device.capacity['gpu.example.com'].memory.compareTo(quantity('40Gi')) >= 0", "true"),
    ("device.capacity['gpu.example.com'].memory == quantity('81920Mi')", "true"),
    ("device.capacity['gpu.example.com'].memory.isLessThan(quantity('80G'))", "false"),
    ("device.attributes['gpu.example.com'].firmware.isLessThan(semver('1.10.0'))", "true"),
    ("device.attributes['gpu.example.com'].firmware.compareTo(semver('1.9.9'))", "1"),
    ("device.attributes['gpu.example.com'].firmware.minor()", "10"),
    ("device.attributes['gpu.example.com'].?serial.orValue('none')", "'none'"),
    ("device.attributes['gpu.example.com'][?'index'].orValue(0)", "3"),
    ("device.attributes['gpu.example.com'].?model.hasValue()", "true"),
    ("cel.bind(dra, device.attributes['gpu.example.com'], dra.healthy && dra.index > 1)", "true"),
    ("device.attributes.all(d, device.attributes[d].size() > 0)", "true"),
    ("device.attributes['gpu.example.com'].exists(k, k.startsWith('firm'))", "true"),
  ])
  func devices(text: String, value: String) {
    #expect(run(text) == value)
  }

  @Test(arguments: [
    ("'gpu-a100'.startsWith('gpu') && 'gpu-a100'.endsWith('100') && 'gpu-a100'.contains('-a')", "true"),
    ("'aBc'.lowerAscii() + 'aBc'.upperAscii()", "'abcABC'"), ("'a,b,c'.split(',')", "['a', 'b', 'c']"),
    ("'a,b,c'.split(',', 2)", "['a', 'b,c']"), ("['a', 'b'].join('-')", "'a-b'"), ("' a '.trim()", "'a'"),
    ("'tacocat'.substring(4) + 'tacocat'.substring(0, 4)", "'cattaco'"), ("'hello'.charAt(4)", "'o'"),
    ("'hello'.charAt(5)", "''"), ("'hello mellow'.indexOf('ello', 2)", "7"),
    ("'hello mellow'.lastIndexOf('ello')", "7"),
    ("'hello'.replace('l', 'L')", "'heLLo'"), ("'hello'.replace('l', 'L', 1)", "'heLlo'"), ("'é'.size()", "1"),
    ("int('42') + int(2.9)", "44"), ("string(1) + string(true)", "'1true'"), ("[3, 1, 2].max() + [3, 1, 2].min()", "4"),
    ("[1, 2, 3].sum()", "6"), ("[1, 2, 2].isSorted()", "true"), ("sets.contains([1, 2], [2])", "true"),
    ("sets.intersects([1], [2])", "false"), ("[1, 2, 3].filter(x, x > 1).map(x, x * 2)", "[4, 6]"),
    ("[1, 2, 3].map(x, x > 1, x * 2)", "[4, 6]"), ("[1, 2, 3].exists_one(x, x == 2)", "true"),
    ("quantity('1Gi').add(quantity('1Mi')).compareTo(quantity('1025Mi'))", "0"),
    ("quantity('1').sub(quantity('250m'))", "quantity(750m)"), ("isQuantity('1GB')", "false"),
    ("isSemver('1.0')", "false"), ("sign(quantity('-1'))", "-1"), ("duration('1s') > duration('2s')", "false"),
    ("b'a\\xff' + b'b'", "bytes([97, 255, 98])"), ("[1].all(i, v, v == i + 1)", "true"),
    ("timestamp('2026-02-28T23:30:00Z') + duration('1h')", "timestamp(2026-03-01T00:30:00Z)"),
    ("timestamp('2026-03-01T00:00:00Z').getDayOfYear('-01:00')", "58"), ("duration('-1.5ms')", "duration(-1.5ms)"),
    ("'%s is %.2f, %x and %b'.format(['a', 1234.5, 255, 5])", "'a is 1,234.50, ff and 101'"),
    ("'abc 123 de 45'.findAll('[0-9]+')", "['123', '45']"), ("'aaa'.find('a+?')", "'a'"),
    ("'ab'.replace('', '-')", "'-a-b-'"), ("'abc'.split('', 2)", "['a', 'bc']"), ("[3, 1, 2].sort()", "[1, 2, 3]"),
    ("['bb', 'a'].sortBy(x, size(x))", "['a', 'bb']"), ("[1, 2].transformMap(i, v, v * 2)", "{0: 2, 1: 4}"),
    ("ip('2001:DB8:0:0:0:0:0:1')", "ip(2001:db8::1)"), ("cidr('10.1.0.0/16').containsIP('10.1.2.3')", "true"),
    ("url('https://a.example:8443/p%20q?x=1&x=2').getQuery()", "{'x': ['1', '2']}"),
    ("format.dns1123Label().validate('a.b').value()", "['must not contain dots']"),
    ("string(1e21) + ' ' + string(1.5e-7)", "'1e+21 1.5e-07'"),
  ])
  func functions(text: String, value: String) {
    #expect(run(text) == value)
  }

  @Test(arguments: [
    ("'A100-SXM4'.matches('^A[0-9]{3}')", "true"), ("'A100'.matches('^a1')", "false"),
    ("'A100'.matches('(?i)^a1')", "true"), ("'h200'.matches('^(a|h)\\\\d+$')", "true"),
    ("'x'.matches('^y?x*$')", "true"), ("'ab'.matches('^[^b]+$')", "false"), ("'a b'.matches('a\\\\b.b')", "true"),
    ("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.matches('^(a*)*b$')", "false"), ("'tesla-v100'.matches('v100|a100')", "true"),
    ("'a{b'.matches('a{b')", "true"), ("''.matches('')", "true"), ("'abab'.matches('^(?:ab){2,}$')", "true"),
    (
      "'a'.matches('\\\\p{L}')",
      "no program: the regular expression \\p{L}: the escape \\p, which bayplan does not know"
    ),
  ])
  func regularExpressions(text: String, value: String) {
    #expect(run(text) == value)
  }

  @Test(arguments: [
    ("device.attributes['gpu.example.com'].serial == 'x'", "error: no such key: serial"),
    ("device.attributes['nobody'].model == 'x'", "error: no such key: model"),
    ("device.attributes['gpu.example.com'].model > 3", "error: no such overload"),
    ("device.attributes['gpu.example.com'].serial == 'x' || true", "true"),
    ("device.attributes['gpu.example.com'].serial == 'x' && false", "false"),
    ("[1, 0].exists(x, 1 / x == 1)", "true"), ("[0, 2].all(x, 1 / x > 5)", "false"),
    ("1 / 0 == 1", "error: division by zero"), ("1 % 0 == 1", "error: modulus by zero"),
    ("9223372036854775807 + 1", "error: integer overflow"), ("0u - 1u", "error: unsigned integer overflow"),
    ("[1][2]", "error: index out of bounds: 2"), ("'abc'.substring(4)", "error: index out of range: 4"),
    (
      "sign(quantity('1GB')) == 1",
      "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    ),
    ("semver('1.0').major() == 1", "error: No Major.Minor.Patch elements found"),
    ("optional.none().value() == 1", "error: optional.none() dereference"),
    (
      "[1,2,3,4,5,6,7,8,9,0].all(a, [1,2,3,4,5,6,7,8,9,0].all(b, [1,2,3,4,5,6,7,8,9,0].all(c, "
        + "[1,2,3,4,5,6,7,8,9,0].all(d, [1,2,3,4,5,6,7,8,9,0].all(e, [1,2,3,4,5,6,7,8,9,0].all(f, true))))))",
      "error: operation cancelled: actual cost limit exceeded"
    ),
  ])
  func failures(text: String, value: String) {
    #expect(run(text) == value)
  }

  @Test(arguments: [
    ("device.driver == 5", "1:15: found no matching overload for '_==_' applied to '(string, int)'"),
    ("device.model", "1:7: undefined field 'model'"),
    ("device.driver && true", "1:7: expected type 'bool' but found 'string'"),
    (
      "device.capacity['x'].memory > 5",
      "1:29: found no matching overload for '_>_' applied to '(kubernetes.Quantity, int)'"
    ),
    ("device.driver.reverse()", "1:22: found no matching overload for 'reverse' applied to 'string.()'"),
    ("quantity('1').sign()", "1:19: found no matching overload for 'sign' applied to 'kubernetes.Quantity.()'"),
    ("devices.driver", "1:1: undeclared reference to 'devices' (in container '')"),
    ("device.driver.startsWith(1)", "1:25: found no matching overload for 'startsWith' applied to 'string.(int)'"),
    ("1 +", "1:4: Syntax error: mismatched input '<EOF>' expecting \(valueStarts)"),
    ("(1", "1:3: Syntax error: missing ')' at '<EOF>'"),
    ("1 2", "1:3: Syntax error: extraneous input '2' expecting <EOF>"),
    (
      "'a",
      "1:1: Syntax error: token recognition error at: ''a'; "
        + "1:3: Syntax error: mismatched input '<EOF>' expecting \(valueStarts)"
    ),
    (
      "'\\q'",
      "1:1: Syntax error: token recognition error at: ''\\q'; 1:4: Syntax error: token recognition error at: '''; "
        + "1:5: Syntax error: mismatched input '<EOF>' expecting \(valueStarts)"
    ),
    ("9223372036854775808", "1:1: invalid int literal"),
    (
      "1 # 2",
      "1:3: Syntax error: token recognition error at: '#'; 1:5: Syntax error: extraneous input '2' expecting <EOF>"
    ),
    ("has(device)", "1:5: invalid argument to has() macro"),
    ("[1].all(1, true)", "1:9: argument must be a simple name"),
    ("true ? 1 : 'a'", "1:6: found no matching overload for '_?_:_' applied to '(bool, int, string)'"),
    ("'a'.matches('(')", "1:13: invalid matches argument"), ("[1, 'a']", "1:5: expected type 'int' but found 'string'"),
    ("device.driver.`a`", "1:15: unsupported syntax: '`'"), ("let", "1:1: reserved identifier: let"),
    (
      "'%d'.format(['a'])",
      "1:14: error during formatting: decimal clause can only be used on integers, was given string"
    ),
    ("timestamp('x')", "1:11: invalid timestamp argument"),
    ("true &&\n 1", "2:2: expected type 'bool' but found 'int'"),
  ])
  func problems(text: String, value: String) {
    #expect(run(text) == value)
  }

  @Test func deepNestingIsRefusedAndNotFollowed() {
    #expect(run(String(repeating: "(", count: 5000)) == "1:61: more nesting than bayplan follows")
    #expect(run("1" + String(repeating: "+1", count: 4000)).hasSuffix("more nesting than bayplan follows"))
    #expect(run("true" + String(repeating: "&&true", count: 1500)) == "true")
    #expect(run(String(repeating: "!", count: 5000) + "true") == "true")
    #expect(run("'" + String(repeating: "a", count: 11_000) + "'") == "1:1: more than 10 KiB of text")
  }

  private static let tooCostly = "not modelled: an expression that takes more work than bayplan does"

  /// Texts of so many bytes, out of a loop within a loop.
  private static let loops =
    "[1,2,3,4,5,6,7,8,9,0].all(a, [1,2,3,4,5,6,7,8,9,0].all(b, [1,2,3,4,5,6,7,8,9,0].all(c, %)))"

  private func looped(_ body: String) -> String { run(Self.loops.replacing("%", with: body)) }

  @Test(arguments: [
    // A pattern that is known beforehand is made ready once, and costs what a run of it takes.
    ("!'x'.matches('(((a{10}){10}){99})')", "true"),
    // One that is put together costs what its program holds, each time.
    ("!'x'.matches('(((a{10}){10}){99})' + string(c))", Self.tooCostly),
    (
      "!'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.matches('(((a?){10}){99})b')",
      Self.tooCostly
    ),
  ])
  func regularExpressionsCostWhatTheyTake(body: String, value: String) {
    #expect(looped(body) == value)
  }

  @Test(.timeLimit(.minutes(1))) func aPatternOfManyBranchesIsMadeInTime() {
    let branches = Array(repeating: "a", count: 2000).joined(separator: "|")
    #expect(run("'b'.matches('\(branches)')") == "false")
    #expect(run("'a'.matches('^(\(branches)|b)$') && 'b'.matches('^(\(branches)|b)$')") == "true")
  }

  @Test func patternsTogetherHaveALimit() {
    let patterns = Array(repeating: "''.matches('((a{10}){10}){99}')", count: 12).joined(separator: " || ")
    #expect(run(patterns).hasSuffix("regular expressions that come to more than bayplan follows"))
  }

  @Test(arguments: [
    "^(a|bc|)$", "^a(b|c)*d{2,3}$", "^(a|b|c){0,2}$", "^(ab?)+$", "^a{3,}$", "^(|a)(|b)(|c)$", "^a??b*?$",
  ])
  func branchesAndRepeatsMatchAsTheyShould(pattern: String) throws {
    let texts = [
      "", "a", "b", "bc", "c", "ab", "aa", "aaa", "aaaa", "add", "abcdd", "accddd", "abc", "aba", "abab", "ba",
    ]
    // What the pattern says, worked out by hand.
    let matching: [String: Set<String>] = [
      "^(a|bc|)$": ["", "a", "bc"], "^a(b|c)*d{2,3}$": ["add", "abcdd", "accddd"],
      "^(a|b|c){0,2}$": ["", "a", "b", "bc", "c", "ab", "aa", "ba"],
      "^(ab?)+$": ["a", "ab", "aa", "aaa", "aaaa", "aba", "abab"],
      "^a{3,}$": ["aaa", "aaaa"], "^(|a)(|b)(|c)$": ["", "a", "b", "bc", "c", "ab", "abc"],
      "^a??b*?$": ["", "a", "b", "ab"],
    ]
    let wanted = try #require(matching[pattern])
    for text in texts { #expect(run("'\(text)'.matches('\(pattern)')") == "\(wanted.contains(text))", "\(text)") }
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      // Ten lists of ten lists ... are compared in more steps than there are.
      "cel.bind(a, [1,1,1,1,1,1,1,1,1,1], cel.bind(b, [a,a,a,a,a,a,a,a,a,a], cel.bind(c, [b,b,b,b,b,b,b,b,b,b], "
        + "cel.bind(d, [c,c,c,c,c,c,c,c,c,c], cel.bind(e, [d,d,d,d,d,d,d,d,d,d], cel.bind(f, [e,e,e,e,e,e,e,e,e,e], "
        + "cel.bind(g, [f,f,f,f,f,f,f,f,f,f], cel.bind(h, [g,g,g,g,g,g,g,g,g,g], h == h))))))))",
      "cel.bind(a, 'aaaaaaaaaaaaaaaa', cel.bind(b, a+a+a+a+a+a+a+a, cel.bind(c, b+b+b+b+b+b+b+b, cel.bind(d, "
        + "c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c, d.contains(d + 'b') || (d + d).contains(d + 'b')))))",
      "cel.bind(a, 'aaaaaaaaaaaaaaaa', cel.bind(b, a+a+a+a+a+a+a+a, cel.bind(c, b+b+b+b+b+b+b+b, cel.bind(d, "
        + "c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c, (d + d).split(d + 'b').size() > 0))))",
    ])
  func comparingTakesNoLongerThanItMay(text: String) {
    #expect([Self.tooCostly, "error: operation cancelled: actual cost limit exceeded", "true"].contains(run(text)))
  }

  @Test(arguments: [
    (
      "{dyn(1): 'a', dyn(2u): 'b', dyn('x'): 'c', dyn(true): 'd', dyn(5): '', dyn(6): '', dyn(7): '', dyn(8): '', dyn(9): ''}[1.0]",
      "'a'"
    ),
    (
      "{dyn(1): 'a', dyn(2u): 'b', dyn('x'): 'c', dyn(true): 'd', dyn(5): '', dyn(6): '', dyn(7): '', dyn(8): '', dyn(9): ''}[2]",
      "'b'"
    ),
    (
      "'x' in {dyn(1): 'a', dyn(2u): 'b', dyn('x'): 'c', dyn(true): 'd', dyn(5): '', dyn(6): '', dyn(7): '', dyn(8): '', dyn(9): ''}",
      "true"
    ),
    (
      "'y' in {dyn(1): 'a', dyn(2u): 'b', dyn('x'): 'c', dyn(true): 'd', dyn(5): '', dyn(6): '', dyn(7): '', dyn(8): '', dyn(9): ''}",
      "false"
    ),
    ("{1: 'a', 1: 'b'}", "{1: 'b'}"),
    (
      "{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9} == {9: 9, 8: 8, 7: 7, 6: 6, 5: 5, 4: 4, 3: 3, 2: 2, 1: 1}",
      "true"
    ),
    ("{[1]: 2}", "1:2: a map with a key of type list(int)"),
    ("{dyn([1]): 2}", "error: unsupported key type"),
  ])
  func mapsFindKeysByWhatTheyEqual(text: String, value: String) {
    #expect(run(text) == value)
  }

  /// Each map would have the type of the one before twice in its own.
  @Test func typesDoNotDouble() {
    var text = "a0"
    for number in (1...40).reversed() { text = "cel.bind(a\(number), {a\(number - 1): a\(number - 1)}, \(text))" }
    #expect(run("cel.bind(a0, 1, \(text))").contains("a map with a key of type map(int, int)"))
  }
}
