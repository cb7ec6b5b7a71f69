package cn.financebrain.dashboards.feeds;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.store.StoredLetter.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place in the list of dead letters as one opaque text. */
final class RejectCursor {
  private RejectCursor() {}

  static String text(Place place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((place.at() + "|" + place.id()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws ProblemException if the text is not what {@link #text} wrote
   */
  static Place parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", 2);
      return new Place(Instant.parse(parts[0]), parts[1]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
