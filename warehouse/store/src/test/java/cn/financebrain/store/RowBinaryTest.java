package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowBinaryTest {
  private final RowBinary row = new RowBinary();

  private String hex() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    row.writeTo(bytes);
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Test
  void textIsItsLengthInBytesAndUtf8() throws IOException {
    row.text("税a");
    assertThat(hex()).isEqualTo("04e7a88e61");
  }

  @Test
  void lengthsFromAHundredAndTwentyEightTakeTwoBytes() throws IOException {
    row.count(127);
    row.count(128);
    row.count(300);
    assertThat(hex()).isEqualTo("7f" + "8001" + "ac02");
  }

  @Test
  void numbersAreLittleEndian() throws IOException {
    row.int32(0x01020304);
    row.int64(-2);
    row.float64(1.0);
    assertThat(hex()).isEqualTo("04030201" + "feffffffffffffff" + "000000000000f03f");
  }

  @Test
  void timeIsInWholeMicrosecondsAlsoBefore1970() throws IOException {
    row.time(Instant.parse("1969-12-31T23:59:59.999999999Z"));
    assertThat(hex()).isEqualTo("ffffffffffffffff");
  }

  @Test
  void missingValuesAreOneByte() throws IOException {
    row.nullableFloat64(Double.NaN);
    row.nullableText(Optional.empty());
    row.nullableText(Optional.of("x"));
    assertThat(hex()).isEqualTo("01" + "01" + "000178");
  }

  @Test
  void growsAndIsEmptyAfterClear() {
    row.text("长".repeat(1_000_000));
    assertThat(row.size()).isEqualTo(3_000_004);
    row.clear();
    assertThat(row.size()).isZero();
  }
}
