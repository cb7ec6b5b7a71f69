package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.console.CommandFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScanCommandTest {
  @Test
  void aMomentIsADayOrATimeOfTheCityOrOneWithItsOffset() {
    assertThat(ScanCommand.moment("2026-03-01")).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
    assertThat(ScanCommand.moment("2026-03-01T08:30"))
        .isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
    assertThat(ScanCommand.moment("2026-03-01 08:30"))
        .isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
    assertThat(ScanCommand.moment("2026-03-01T08:30:00Z"))
        .isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
    assertThat(ScanCommand.moment("2026-03-01T08:30+08:00"))
        .isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
  }

  @Test
  void whatIsNoMomentIsRefused() {
    for (String text : new String[] {"", "now", "2026-13-01", "2026-03-01T25:00", "1 March 26"}) {
      assertThatThrownBy(() -> ScanCommand.moment(text))
          .as(text)
          .isInstanceOf(CommandFailure.class);
    }
  }
}
