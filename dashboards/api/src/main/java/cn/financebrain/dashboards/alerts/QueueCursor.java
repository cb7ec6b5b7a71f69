package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.scoring.alert.AlertQueue.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place in a queue of alerts as one opaque text. */
final class QueueCursor {
  private QueueCursor() {}

  static String text(Place place) {
    String plain =
        "%b|%s|%s|%s"
            .formatted(
                place.alwaysDue(), Double.toString(place.standing()), place.raisedAt(), place.id());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws ProblemException if the text is not what {@link #text} wrote
   */
  static Place parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", 4);
      return new Place(
          Boolean.parseBoolean(parts[0]),
          Double.parseDouble(parts[1]),
          Instant.parse(parts[2]),
          parts[3]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
