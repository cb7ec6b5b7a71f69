package cn.financebrain.dashboards.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B: the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    Instant instant = Instant.ofEpochSecond(seconds);
    assertThat(Totp.code(SECRET, Totp.stepOf(instant))).isEqualTo(code);
    assertThat(Totp.match(SECRET, code, instant)).hasValue(seconds / 30);
  }

  @Test
  void aCodeIsGoodAStepBeforeAndAfterAndNoLonger() {
    Instant instant = Instant.ofEpochSecond(59);
    assertThat(Totp.match(SECRET, "287082", instant.plusSeconds(30))).hasValue(1);
    assertThat(Totp.match(SECRET, "287082", instant.minusSeconds(30))).hasValue(1);
    assertThat(Totp.match(SECRET, "287082", instant.plusSeconds(61))).isEmpty();
    assertThat(Totp.match(SECRET, "", instant)).isEmpty();
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void secretsAreWrittenInBase32(String plain, String text) {
    assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }
}
