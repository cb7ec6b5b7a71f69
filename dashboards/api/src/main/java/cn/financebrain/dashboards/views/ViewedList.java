package cn.financebrain.dashboards.views;

import cn.financebrain.dashboards.access.Right;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The lists that views are kept of, each with the keys of its filters. */
enum ViewedList {
  ALERTS(
      Right.ALERTS_READ,
      Set.of("risk", "band", "district", "enterprise", "white", "late", "list"),
      Set.of("band")),
  /** Its state is exactly one, or that of all open cases. */
  CASES(
      Right.CASES_READ,
      Set.of("state", "risk", "district", "handler", "mark", "query", "view"),
      Set.of()),
  ENTERPRISES(
      Right.ENTERPRISES_READ,
      Set.of(
          "query",
          "risk",
          "band",
          "district",
          "industry",
          "reason",
          "cause",
          "alerted",
          "record",
          "tag",
          "sort"),
      Set.of("band", "tag"));

  private final Right right;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<String> filters;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<String> several;

  ViewedList(Right right, Set<String> filters, Set<String> several) {
    this.right = right;
    this.filters = filters;
    this.several = several;
  }

  /** Who has it sees the list. */
  Right right() {
    return right;
  }

  Set<String> filters() {
    return filters;
  }

  /** The filters that have several values. */
  Set<String> several() {
    return several;
  }

  /** As the interface and the database write it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ViewedList> parse(String id) {
    return Arrays.stream(values()).filter(list -> list.id().equals(id)).findFirst();
  }
}
