package cn.financebrain.ingest.simulate.complaints;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.story.Affair;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Exposure;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people complain of in a month, so many of them, not before a day.
 *
 * @param angry whether it is about money that is lost
 */
record Grievance(Topic topic, int people, Optional<LocalDate> from, boolean angry) {
  private static final int MOST = 60;

  /** Children of those who paid in are the first to ask, some weeks after the advertisements. */
  private static final int LAG_DAYS = 35;

  /** Reports a month of who only looks like a scheme. */
  private static final double MISTAKEN = 0.015;

  static List<Grievance> of(FirmMonth month) {
    List<Grievance> all = new ArrayList<>();
    if (month.state().operating()) {
      everyday(month, all);
      ofAffair(month, all);
    }
    Kind kind = month.firm().kind();
    if (month.firm().story().raisesMoney()) {
      ofScheme(month, all);
    } else if (StoryMonth.of(month).failing()) {
      ofFailure(month, all);
    } else if (kind == Kind.LICENSED_WEALTH_MANAGER) {
      add(month, all, Topic.ILLEGAL_FUNDRAISING, MISTAKEN, Optional.empty(), false);
      add(month, all, Topic.ECONOMIC_DISPUTE, 0.06, Optional.empty(), false);
      add(month, all, Topic.OTHER, 0.05, Optional.empty(), false);
    } else if (kind.suspiciousButHonest()) {
      add(month, all, Topic.ILLEGAL_FUNDRAISING, MISTAKEN, Optional.empty(), false);
      add(month, all, Topic.OTHER, 0.12, Optional.empty(), false);
    }
    return all;
  }

  private static void everyday(FirmMonth month, List<Grievance> all) {
    Firm firm = month.firm();
    double size = BySize.of(firm.size(), 0.008, 0.035, 0.12, 0.4);
    boolean consumers =
        switch (firm.industry().section()) {
          case "F", "H", "K", "O", "P", "Q", "R" -> true;
          default -> false;
        };
    double invests = firm.industry().code().equals("7212") ? 0.4 * MISTAKEN : 0;
    add(month, all, Topic.ILLEGAL_FUNDRAISING, invests, Optional.empty(), false);
    boolean cards = firm.industry().section().equals("R") || firm.industry().section().equals("P");
    add(month, all, Topic.QUALITY, (consumers ? 0.5 : 0.2) * size, Optional.empty(), false);
    add(month, all, Topic.SERVICE, (consumers ? 0.9 : 0.2) * size, Optional.empty(), false);
    add(month, all, Topic.REFUND, (consumers ? 0.3 : 0.02) * size, Optional.empty(), false);
    add(month, all, Topic.FALSE_ADVERTISING, 0.08 * size, Optional.empty(), false);
    add(month, all, Topic.PREPAID_CARD, (cards ? 1 : 0) * size, Optional.empty(), false);
    add(month, all, Topic.UNPAID_WAGES, 0.08 * size, Optional.empty(), false);
    add(month, all, Topic.UNPAID_BILLS, 0.06 * size, Optional.empty(), false);
    add(month, all, Topic.ECONOMIC_DISPUTE, 0.05 * size, Optional.empty(), false);
    add(month, all, Topic.OTHER, 0.05 * size, Optional.empty(), false);
  }

  /** Whoever is angry calls it a fraud, and some take it for a scheme. */
  private static void ofAffair(FirmMonth month, List<Grievance> all) {
    double weight = Affair.weight(month);
    add(month, all, Topic.REFUND, 8 * weight, Optional.empty(), true);
    add(month, all, Topic.QUALITY, 3 * weight, Optional.empty(), true);
    add(month, all, Topic.ECONOMIC_DISPUTE, 14 * weight, Optional.empty(), true);
    add(month, all, Topic.PREPAID_CARD, 4 * weight, Optional.empty(), true);
    add(month, all, Topic.REDEMPTION, 8 * weight, Optional.empty(), true);
    add(month, all, Topic.ILLEGAL_FUNDRAISING, 5 * weight, Optional.empty(), true);
    add(month, all, Topic.UNPAID_WAGES, 2 * weight, Optional.empty(), true);
    add(month, all, Topic.UNPAID_BILLS, 2 * weight, Optional.empty(), true);
  }

  private static void ofScheme(FirmMonth month, List<Grievance> all) {
    Story story = month.firm().story();
    StoryMonth at = StoryMonth.of(month);
    boolean cards = month.firm().kind() == Kind.PONZI_PREPAID_CARD;
    double crowd = month.firm().kind() == Kind.SHELL_CLUSTER ? 0.3 : 1;
    Optional<LocalDate> noticed = story.promotingOn().map(day -> day.plusDays(LAG_DAYS));
    boolean reported = noticed.isPresent() && !noticed.get().isAfter(month.lastDay());
    if (reported && month.state().operating()) {
      double talk = Exposure.of(month.city(), month.firm()).talk();
      double loud = crowd * talk * month.state().scheme();
      add(month, all, Topic.ILLEGAL_FUNDRAISING, 0.5 * loud, noticed, false);
      add(month, all, Topic.FALSE_ADVERTISING, 0.3 * loud, noticed, false);
      add(month, all, Topic.OTHER, 0.3 * loud, noticed, false);
    }
    if (at.strained() >= 0) {
      int since = at.collapsed();
      double anger =
          crowd
              * (since < 0
                  ? 8 * month.state().redemptionTrouble()
                  : 25 * StrictMath.exp(-since / 2.0));
      Optional<LocalDate> from = since >= 0 ? story.collapsedOn() : story.strainedOn();
      Topic money = cards ? Topic.PREPAID_CARD : Topic.REDEMPTION;
      add(month, all, money, 0.65 * anger, from, true);
      add(month, all, Topic.ILLEGAL_FUNDRAISING, 0.35 * anger, from, true);
      add(month, all, Topic.UNPAID_WAGES, 0.05 * anger, from, false);
    }
  }

  private static void ofFailure(FirmMonth month, List<Grievance> all) {
    Optional<LocalDate> from = month.firm().story().strainedOn();
    double size = BySize.of(month.firm().size(), 0.5, 1.2, 1.9, 2.6);
    int since = StoryMonth.of(month).collapsed();
    double anger =
        size * month.state().distress() * (since < 0 ? 0.6 : 2.2 * StrictMath.exp(-since / 4.0));
    add(month, all, Topic.UNPAID_WAGES, 0.55 * anger, from, false);
    add(month, all, Topic.UNPAID_BILLS, 0.4 * anger, from, false);
    boolean cards = month.firm().industry().section().equals("R");
    add(month, all, Topic.PREPAID_CARD, cards ? 2 * anger : 0, from, false);
  }

  private static void add(
      FirmMonth month,
      List<Grievance> all,
      Topic topic,
      double expected,
      Optional<LocalDate> from,
      boolean angry) {
    Draws draws = month.random();
    int people = Math.min(MOST, draws.poisson(expected));
    if (people > 0) {
      all.add(new Grievance(topic, people, from, angry));
    }
  }
}
