package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A branch or subsidiary that an enterprise opens.
 *
 * @param cityCode prefecture, 6 digits
 */
record Branch(LocalDate openedOn, String uscc, boolean subsidiary, String cityCode) {
  private static final String HOME = "330300";
  private static final List<String> AWAY =
      List.of(
          "330100", "330200", "330400", "330500", "330600", "330700", "330800", "331000", "331100",
          "310000", "320100", "320500", "350100", "350200", "360100", "420100", "440100", "440300");
  private static final double MONTH = 30.4;
  private static final int MOST = 24;

  /** All of an enterprise, from three years before the window on, in order. */
  static List<Branch> of(City city, Firm firm) {
    Story story = firm.story();
    Draws draws = Habits.of(city, firm, "branches");
    LocalDate begin = city.firstDay().minusYears(3);
    LocalDate since = firm.established().plusDays(90);
    LocalDate from = since.isAfter(begin) ? since : begin;
    LocalDate until = story.strainedOn().or(story::closedOn).orElse(city.lastDay());
    List<Branch> branches = new ArrayList<>();
    open(firm, from, until, ordinary(firm), draws, branches);
    if (story.promotingOn().isPresent()) {
      open(firm, story.promotingOn().get(), until, loud(story, draws), draws, branches);
    }
    branches.sort(Comparator.comparing(Branch::openedOn));
    return branches;
  }

  /** Branches a month of those who go about their business. */
  private static double ordinary(Firm firm) {
    if (firm.kind() == Kind.SHELL_CLUSTER) {
      return 0;
    }
    return firm.size().atLeast(Size.MEDIUM) ? 0.03 : firm.size() == Size.SMALL ? 0.008 : 0.0015;
  }

  /** Branches a month of those who sell to the public. */
  private static double loud(Story story, Draws draws) {
    if (story.kind() == Kind.SHELL_CLUSTER) {
      return 0;
    }
    return story.raisesMoney()
        ? draws.chance(0.7) ? draws.uniform(0.2, 1.6) : 0
        : draws.uniform(0.05, 0.4);
  }

  private static void open(
      Firm firm,
      LocalDate from,
      LocalDate until,
      double aMonth,
      Draws draws,
      List<Branch> branches) {
    double months = ChronoUnit.DAYS.between(from, until) / MONTH;
    int count = Math.min(MOST, draws.poisson(aMonth * months));
    for (int i = 0; i < count; i++) {
      LocalDate day = Days.between(from, until, draws);
      String where = draws.chance(0.55) ? HOME : draws.pick(AWAY);
      boolean subsidiary = draws.chance(0.25);
      String district = where.equals(HOME) ? firm.site().district().code() : where;
      branches.add(new Branch(day, uscc(firm, district, branches.size()), subsidiary, where));
    }
  }

  /** Organisation codes that begin so are given out by no register. */
  private static String uscc(Firm firm, String district, int place) {
    char letter = (char) ('A' + place / 10 % 8);
    String body = "91" + district + place % 10 + letter;
    String number = Integer.toString(1_000_000 + firm.number()).substring(1);
    String code = body + number + '0';
    return code + Uscc.checkCharacter(code + '0');
  }
}
