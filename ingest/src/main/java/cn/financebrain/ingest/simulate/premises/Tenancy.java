package cn.financebrain.ingest.simulate.premises;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place of business as it is filed with the housing bureau; many never file.
 *
 * @param tenure 自有, 租赁, 借用 or 集群
 * @param grade 甲级写字楼, 沿街门店, …
 * @param area m²
 * @param rent CNY a month, 0 if it is not leased
 * @param years for which it leases at a time
 * @param leftOn when it gives the place up before the lease ends
 */
record Tenancy(
    String tenure,
    String grade,
    int area,
    double rent,
    LocalDate since,
    int years,
    Optional<LocalDate> leftOn) {

  static Optional<Tenancy> of(FirmMonth month) {
    Firm firm = month.firm();
    Chronicle chronicle = Chronicle.of(month, "tenancy");
    Draws draws = chronicle.draws();
    if (!draws.chance(firm.story().raisesMoney() ? 0.85 : 0.4)) {
      return Optional.empty();
    }
    String tenure = tenure(firm, Estate.of(month).atFirst() > 0, draws);
    String grade = grade(firm, draws);
    int area = area(firm, grade, draws);
    double price = grade.equals("甲级写字楼") ? 75 : grade.equals("沿街门店") ? 90 : 22;
    LocalDate since = firm.established().plusDays(draws.between(3, 40));
    int years = draws.between(1, firm.industry().section().equals("C") ? 5 : 3);
    double rent = tenure.equals("租赁") ? area * price * draws.uniform(0.7, 1.4) : 0;
    return Optional.of(new Tenancy(tenure, grade, area, rent, since, years, left(firm, chronicle)));
  }

  private static String tenure(Firm firm, boolean owns, Draws draws) {
    if (firm.site().cluster()) {
      return "集群";
    }
    if (owns && draws.chance(0.8)) {
      return "自有";
    }
    return firm.size() == Size.MICRO && draws.chance(0.12) ? "借用" : "租赁";
  }

  private static String grade(Firm firm, Draws draws) {
    boolean fine = firm.site().address().contains("大厦") || firm.site().address().contains("广场");
    double at = draws.uniform(0, 1);
    if (firm.site().cluster()) {
      return "其他";
    }
    if (firm.story().raisesMoney() || firm.industry().section().equals("J")) {
      return fine || at < 0.4 ? "甲级写字楼" : at < 0.85 ? "沿街门店" : "普通办公";
    }
    return switch (firm.industry().section()) {
      case "C" -> at < 0.95 ? "厂房" : "其他";
      case "F", "H", "O", "R", "P", "Q" -> at < 0.45 ? "沿街门店" : at < 0.9 ? "普通办公" : "住宅";
      default -> fine && at < 0.3 ? "甲级写字楼" : at < 0.85 ? "普通办公" : at < 0.95 ? "住宅" : "其他";
    };
  }

  private static int area(Firm firm, String grade, Draws draws) {
    double each = grade.equals("厂房") ? 40 : 14;
    double least = grade.equals("甲级写字楼") ? 200 : 30;
    return (int) draws.lognormal(least + each * firm.baseEmployees(), 0.3);
  }

  /** Who closes down, or flees, leaves the lease behind; a few others move house. */
  private static Optional<LocalDate> left(Firm firm, Chronicle chronicle) {
    Story story = firm.story();
    Optional<LocalDate> moved = chronicle.perhaps(0.02, chronicle.someDay());
    Optional<LocalDate> closing = chronicle.perhaps(0.4, chronicle.after(story.closedOn(), -40, 0));
    Optional<LocalDate> quiet =
        chronicle.perhaps(0.45, chronicle.after(story.collapsedOn(), -25, 80));
    Optional<LocalDate> fled = chronicle.perhaps(0.6, chronicle.after(story.collapsedOn(), 0, 25));
    if (story.raisesMoney()) {
      return fled;
    }
    return story.collapsedOn().isPresent()
        ? quiet
        : firm.kind() == Kind.HONEST && story.closedOn().isPresent() ? closing : moved;
  }

  boolean leased() {
    return tenure.equals("租赁");
  }

  /** The day on which the lease that runs on {@code day} ends. */
  LocalDate endOfLease(LocalDate day) {
    LocalDate end = since.plusYears(years);
    while (!end.isAfter(day)) {
      end = end.plusYears(years);
    }
    return end;
  }

  /** First days of all leases up to this day; of places that are not leased only the first. */
  List<LocalDate> starts(LocalDate until) {
    List<LocalDate> starts = new ArrayList<>();
    LocalDate next = since;
    while (!next.isAfter(until) && (leased() || starts.isEmpty())) {
      starts.add(next);
      next = next.plusYears(years);
    }
    return starts;
  }
}
