package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.store.ListedEnterprise.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list of enterprises as one opaque text.
 *
 * @param order the risk that the list is ordered by; empty for ids
 */
record EnterpriseCursor(Optional<Risk> order, Place place) {

  String text() {
    String plain = order.map(Risk::id).orElse("") + '|' + place.rank() + '|' + place.enterprise();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws ProblemException if the text is not what {@link #text} wrote for a list of this order
   */
  static Place parse(String text, Optional<Risk> order) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", 3);
      if (parts.length != 3 || !parts[0].equals(order.map(Risk::id).orElse(""))) {
        throw ProblemException.of(ProblemCode.INVALID_CURSOR);
      }
      return new Place(Long.parseLong(parts[1]), parts[2]);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
