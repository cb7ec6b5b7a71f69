package cn.financebrain.ingest.health;

import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedLoad;
import java.util.List;
import java.util.Optional;

/** Most cells of a column look like another kind of thing than they used to. */
record KindShift(Kind before, Kind now) {
  private static final int ENOUGH = 30;
  private static final double MOST = 0.8;

  /** What texts look like. */
  enum Kind {
    NUMBERS("数字", "numbers"),
    DATES("日期", "dates"),
    TEXTS("文字", "texts");

    private final String chinese;
    private final String english;

    Kind(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    String chinese() {
      return chinese;
    }

    String english() {
      return english;
    }

    private long count(ColumnProfile column) {
      return switch (this) {
        case NUMBERS -> column.numbers();
        case DATES -> column.dates();
        case TEXTS -> column.texts();
      };
    }
  }

  static Optional<KindShift> of(String column, Recent recent) {
    Optional<Kind> before = kind(column, recent.before());
    Optional<Kind> now = kind(column, recent.newest());
    return before.isPresent() && now.isPresent() && !before.equals(now)
        ? Optional.of(new KindShift(before.get(), now.get()))
        : Optional.empty();
  }

  private static Optional<Kind> kind(String column, List<FeedLoad> loads) {
    Optional<ColumnProfile> sum =
        loads.stream()
            .flatMap(load -> Optional.ofNullable(load.profile().columns().get(column)).stream())
            .reduce(ColumnProfile::plus);
    if (sum.isEmpty()) {
      return Optional.empty();
    }
    long all = sum.get().numbers() + sum.get().dates() + sum.get().texts();
    for (Kind kind : Kind.values()) {
      if (all >= ENOUGH && kind.count(sum.get()) >= MOST * all) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
