package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.books.Change.Item;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change that is planned.
 *
 * @param successor who represents it from then on, where that is another than the firm is known by
 * @param factor of the capital; above 1 it grows
 * @param finance whether a new scope has to do with money
 */
record Step(LocalDate day, Item item, Optional<String> successor, double factor, boolean finance) {
  static Step of(LocalDate day, Item item) {
    return new Step(day, item, Optional.empty(), 1, false);
  }

  static Step nominee(LocalDate day, String person) {
    return new Step(day, Item.LEGAL_REPRESENTATIVE, Optional.of(person), 1, false);
  }

  static Step capital(LocalDate day, double factor) {
    return new Step(day, Item.CAPITAL, Optional.empty(), factor, false);
  }

  static Step scope(LocalDate day, boolean finance) {
    return new Step(day, Item.SCOPE, Optional.empty(), 1, finance);
  }
}
