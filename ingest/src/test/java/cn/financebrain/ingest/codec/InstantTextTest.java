package cn.financebrain.ingest.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  private static final long FIRST = Instant.parse("-0005-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("+10010-01-01T00:00:00Z").getEpochSecond();

  @Test
  void whatAnInstantWritesIsReadBack() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long second = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
      int nanos =
          switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000;
            default -> random.nextInt(1_000_000_000);
          };
      Instant instant = Instant.ofEpochSecond(second, nanos);

      assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T24:00:00Z",
        "2026-01-31t08:00:00z",
        "2026-01-31T08:00Z",
        "2024-02-29T08:00:00.5Z",
        "2026-06-30T23:59:60Z",
        "2026-01-31T08:00:00+00:00",
        "",
        "Z",
        "2026-02-29T08:00:00Z",
        "1900-02-29T08:00:00Z",
        "2026-13-01T08:00:00Z",
        "2026-00-01T08:00:00Z",
        "2026-01-00T08:00:00Z",
        "2026-01-31T25:00:00Z",
        "2026-01-31T08:60:00Z",
        "2026-01-31T08:00:61Z",
        "2026-01-31T08:00:00.Z",
        "2026-01-31T08:00:00.1234567890Z",
        "2026-01-31T08:00:00.x1Z",
        "2026-01-3１T08:00:00Z",
        "+026-01-31T08:00:00Z",
        "2026-01-31 08:00:00Z"
      })
  void otherFormsAreReadOrRefusedAsTheJdkDoes(String text) {
    assertThat(instant(() -> InstantText.parse(text)))
        .isEqualTo(instant(() -> Instant.parse(text)));
  }

  private static Optional<Instant> instant(Supplier<Instant> parsing) {
    try {
      return Optional.of(parsing.get());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
