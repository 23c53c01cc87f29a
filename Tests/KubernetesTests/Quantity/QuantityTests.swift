import Kubernetes
import Testing

@Suite("Quantity")
struct QuantityTests {
  @Test(
    "Amounts have apimachinery's whole and milli values",
    arguments: [
      ("0", 0, 0), ("1", 1, 1000), ("500m", 1, 500), ("1500m", 2, 1500), ("128Mi", 134_217_728, 134_217_728_000),
      ("16Gi", 17_179_869_184, 17_179_869_184_000), ("1.5Gi", 1_610_612_736, 1_610_612_736_000), ("0.5", 1, 500),
      ("100u", 1, 1), ("1n", 1, 1), ("0.1n", 1, 1), ("0.0001", 1, 1), ("1.5Ki", 1536, 1_536_000),
      ("1k", 1000, 1_000_000),
      ("0.3Ki", 308, 307_200), ("0.1Ki", 103, 102_400), ("1E", 1_000_000_000_000_000_000, 0), ("1e3", 1000, 1_000_000),
      ("1E3", 1000, 1_000_000), ("1e-3", 1, 1), ("5.", 5, 5000), (".5", 1, 500),
      ("1.Gi", 1_073_741_824, 1_073_741_824_000),
      ("+5", 5, 5000), ("-5", -5, -5000), ("-1500m", -2, -1500), ("007", 7, 7000), ("00", 0, 0), ("1e+2", 100, 100_000),
      ("1Ti", 1_099_511_627_776, 1_099_511_627_776_000), ("4Pi", 4_503_599_627_370_496, 4_503_599_627_370_496_000),
    ])
  func values(text: String, value: Int64, milli: Int64) throws {
    let quantity = try Quantity(text)
    #expect(quantity.value == value)
    if milli != 0 || value == 0 { #expect(quantity.milliValue == milli) }
  }

  @Test("What 64 bits cannot hold comes out as apimachinery has it")
  func overflow() throws {
    #expect(try Quantity("10E").value == 0)
    #expect(try Quantity("10P").milliValue == 0)
    #expect(try Quantity("100000000000000000").milliValue == 100_000_000_000_000_000 &* 1000)
    #expect(try Quantity("8Ei").value == .max)
    #expect(try Quantity("100Ei").value == .max)
    #expect(try Quantity("8Ei").roundedUpToMilli().value == .max)
    #expect(try Quantity("9223372036854775808").value == .min)
    #expect(try Quantity("1e2000000000").value == 0)
    #expect(try Quantity("1234567890123456789e2000000000").value == 0)
    #expect(try Quantity("1234567890123456789e-2000000000").value == 1)
    #expect(try Quantity("1e4294967299").value == 1000)
  }

  @Test(
    "A text that is no amount gives the API's error",
    arguments: [
      ("", QuantityError.malformed), ("1 Gi", .malformed), ("1GB", .malformed), ("abc", .malformed),
      ("0x10", .malformed), ("1,5", .malformed), ("1..2", .malformed), ("1.2.3", .malformed), ("1e1.5", .malformed),
      ("1e3m", .malformed), ("NaN", .malformed), ("1K", .suffix), ("100mi", .suffix), ("1e", .suffix), ("1mm", .suffix),
      ("1KiM", .suffix), ("1i", .suffix), ("1-5", .suffix), ("1e99999999999999999999", .suffix), ("Pi", .numericPart),
      ("Ei", .numericPart), ("-Ei", .numericPart), ("e-10", .numericPart),
    ])
  func errors(text: String, error: QuantityError) {
    #expect(throws: error) { try Quantity(text) }
  }

  @Test("Each error has the API server's words")
  func messages() {
    #expect(
      QuantityError.malformed.message
        == "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
    #expect(QuantityError.numericPart.message == "unable to parse numeric part of quantity")
    #expect(QuantityError.suffix.message == "unable to parse quantity's suffix")
  }

  @Test("A sign, a point or some suffixes alone are zero", arguments: ["-", "+", ".", "m", "k", "Ki", "Ti", "e5"])
  func emptyNumbers(text: String) throws {
    #expect(try Quantity(text).isZero)
  }

  @Test(
    "Amounts are printed as the API server prints them",
    arguments: [
      ("0", "0"), ("0Gi", "0"), ("0.5", "500m"), ("1024Mi", "1Gi"), ("1.5Gi", "1536Mi"), ("1000m", "1"), ("1e3", "1e3"),
      ("1E3", "1E3"), ("10e2", "1e3"), ("12000", "12k"), ("1500", "1500"), ("0.0005", "500u"), ("1.500", "1.500"),
      ("+5", "+5"), ("500Ki", "500Ki"), ("1000Ki", "1000Ki"), ("1023", "1023"), ("0.1Ki", "102400m"), ("1000E", "1e21"),
      ("-0.5", "-500m"), ("-2048Ki", "-2Mi"), ("100Ei", "9223372036854775807"), ("0.5Ki", "512"),
      ("12345678901234567890", "12345678901234567890"), ("005", "005"), ("0.1n", "1n"), ("3Mi", "3Mi"), ("8Gi", "8Gi"),
    ])
  func canonicalText(text: String, canonical: String) throws {
    #expect(try Quantity(text).canonicalText == canonical)
  }

  @Test("Rounding up to milli keeps what is whole already")
  func rounding() throws {
    #expect(try Quantity("100u").roundedUpToMilli().canonicalText == "1m")
    #expect(try Quantity("1500u").roundedUpToMilli().canonicalText == "2m")
    #expect(try Quantity("-1500u").roundedUpToMilli().canonicalText == "-2m")
    #expect(try Quantity("1.500").roundedUpToMilli().canonicalText == "1.500")
    #expect(try Quantity("0.3Ki").roundedUpToMilli().milliValue == 307_200)
    #expect(try Quantity("1.0000000000001").roundedUpToMilli().milliValue == 1001)
  }

  @Test("Sums are exact and take the left side's format unless it is zero")
  func sums() throws {
    let sum = try Quantity("1Gi") + Quantity("500m")
    #expect(sum.milliValue == 1_073_741_824_500)
    #expect(try (Quantity("0") + Quantity("1Gi")).canonicalText == "1Gi")
    #expect(try (Quantity("1Gi") + Quantity("0")).canonicalText == "1Gi")
    #expect(try (Quantity("9E") + Quantity("9E")).canonicalText == "18E")
    #expect(try (Quantity("9E") + Quantity("1n")).canonicalText == "9000000000000000000000000001n")
    #expect(try (Quantity("2E") + Quantity("-2E")).isZero)
    #expect(try (Quantity("12345678901234567890") + Quantity("-12345678901234567891")).value == -1)
  }

  @Test("Amounts compare and hash by value")
  func comparison() throws {
    #expect(try Quantity("1000m") == Quantity("1"))
    #expect(try Quantity("1Gi") > Quantity("1G"))
    #expect(try Quantity("1000E") > Quantity("999E"))
    #expect(try Quantity("-1") < Quantity("0"))
    #expect(try Quantity("12345678901234567890") > Quantity("12345678901234567889.5"))
    #expect(try Quantity("12345678901234567890").hashValue == Quantity("12345678901234567890000m").hashValue)
    #expect(try Quantity("1000m").hashValue == Quantity("1").hashValue)
    #expect(try Quantity("1.0000000000000000000").hashValue == Quantity("1").hashValue)
  }
}
