package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** An instant and an id as one opaque text: a place in a list, or in a stream. */
public record PlaceCursor(Instant at, String id) {

  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws ProblemException if the text is not what {@link #text} wrote
   */
  public static PlaceCursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int bar = plain.indexOf('|');
      return new PlaceCursor(Instant.parse(plain.substring(0, bar)), plain.substring(bar + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
