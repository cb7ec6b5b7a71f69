package cn.financebrain.dashboards.schedules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a time on a day that is not worked. */
enum Holidays {
  AS_IS,
  /** The same time of the next working day. */
  NEXT_WORKING_DAY,
  SKIP;

  /** As the interface writes it, such as {@code as-is}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Holidays> parse(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
