package cn.financebrain.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small city, whose rows are counted all the same; times are for the bench to tell. */
@Tag("slow")
class PagesBenchIT {
  private static final int ENTERPRISES = 1_000;
  private static final int LETTERS_OF_A_MONTH = 10_000;

  @TempDir private Path temp;

  @Test
  void everyQueryOfThePagesRunsAndItsRowsAreCounted() throws Exception {
    List<String> told = new ArrayList<>();
    PagesBench.Result result;
    try (PagesBench bench = new PagesBench(temp.resolve("bench"), ENTERPRISES, 2, told::add)) {
      result = bench.run();
    }
    assertThat(told).contains("24 / 24");
    assertThat(result.select().median()).isPositive();
    assertThat(result.queries())
        .extracting(PagesBench.Found::page)
        .contains("cockpit", "alerts", "enterprises", "profile", "rejects", "feeds");
    assertThat(result.session().median()).isPositive();
    assertThat(result.requests())
        .extracting(PagesBench.Found::page)
        .contains("cases", "tasks", "alerts", "cockpit", "profile", "look-ups", "audit");
    assertThat(rows(result.requests(), "cases", "list", late -> late.late().rows())).isPositive();
    assertThat(rows(result, "cockpit", "regions", late -> late.late().rows()))
        .isEqualTo(ENTERPRISES);
    assertThat(rows(result, "cockpit", "standings", late -> late.late().rows()))
        .isEqualTo(3 * ENTERPRISES);
    for (String query : List.of("list", "open")) {
      long early = rows(result, "rejects", query, found -> found.early().rows());
      assertThat(rows(result, "rejects", query, found -> found.late().rows()))
          .as("rows behind a page of rejects, of 240,000: %s", query)
          .isPositive()
          .isLessThan(early + LETTERS_OF_A_MONTH);
    }
    long months = PagesBench.MONTHS;
    assertThat(rows(result, "alerts", "count", early -> early.early().rows()))
        .isEqualTo(months / 4 * 2 * ENTERPRISES / 50);
    assertThat(rows(result, "alerts", "count", late -> late.late().rows()))
        .isEqualTo(months * 2 * ENTERPRISES / 50);
  }

  private static long rows(
      PagesBench.Result result, String page, String query, ToLongFunction<PagesBench.Found> rows) {
    return rows(result.queries(), page, query, rows);
  }

  private static long rows(
      List<PagesBench.Found> all,
      String page,
      String query,
      ToLongFunction<PagesBench.Found> rows) {
    return all.stream()
        .filter(found -> found.page().equals(page) && found.query().equals(query))
        .mapToLong(rows)
        .findFirst()
        .orElseThrow();
  }
}
