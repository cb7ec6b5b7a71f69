package cn.financebrain.dashboards.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.scoring.alert.AlertQueue.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueCursorTest {

  @Test
  void readsBackToTheLastBit() {
    Place place =
        new Place(true, -41_234.1 / 3, Instant.parse("2026-11-20T04:00:00.000001Z"), "a|b%1$s");
    assertThat(QueueCursor.parse(QueueCursor.text(place))).isEqualTo(place);
  }

  @Test
  void whatItDidNotWriteIsRefused() {
    for (String plain :
        List.of("", "true", "true|x|2026-11-20T04:00:00Z|a", "true|1|x|a", "true|1")) {
      String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> QueueCursor.parse(text)).isInstanceOf(ProblemException.class);
    }
    assertThatThrownBy(() -> QueueCursor.parse("\u4e2d")).isInstanceOf(ProblemException.class);
  }
}
