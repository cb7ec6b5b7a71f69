package cn.financebrain.ingest.simulate.police;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What police find out about an enterprise and when.
 *
 * @param leadOn when a lead is assigned
 * @param caseOn when a case is filed; of schemes not before they collapse, since nobody complains
 *     while it pays
 * @param charge of the case
 * @param restrictedOn when its people may not leave the country any more
 * @param leftOn when its controller leaves the country
 * @param keyPersons people around it that are known from earlier cases
 */
record Investigation(
    Optional<LocalDate> leadOn,
    Optional<LocalDate> caseOn,
    String charge,
    Optional<LocalDate> restrictedOn,
    Optional<LocalDate> leftOn,
    int keyPersons) {

  static Investigation of(FirmMonth month) {
    Firm firm = month.firm();
    Chronicle chronicle = Chronicle.of(month, "police");
    Draws draws = chronicle.draws();
    int persons = draws.chance(known(firm)) ? draws.between(1, 3) : 0;
    Story story = firm.story();
    if (story.raisesMoney()) {
      return scheme(firm, chronicle, persons);
    }
    Optional<LocalDate> leadOn = chronicle.perhaps(led(firm), chronicle.someDay());
    Optional<LocalDate> failed = chronicle.after(story.collapsedOn(), 30, 120);
    Optional<LocalDate> fraud = chronicle.perhaps(0.04, failed);
    Optional<LocalDate> some =
        chronicle.perhaps(firm.kind() == Kind.SHELL_CLUSTER ? 0.08 : 0.0005, chronicle.someDay());
    String charge = firm.kind() == Kind.SHELL_CLUSTER ? "非法经营" : draws.pick("合同诈骗", "贷款诈骗", "其他");
    Optional<LocalDate> restricted = chronicle.perhaps(0.08, failed);
    Optional<LocalDate> fled = chronicle.perhaps(0.1, chronicle.after(story.collapsedOn(), -20, 5));
    return new Investigation(leadOn, fraud.or(() -> some), charge, restricted, fled, persons);
  }

  private static Investigation scheme(Firm firm, Chronicle chronicle, int persons) {
    Story story = firm.story();
    Draws draws = chronicle.draws();
    Optional<LocalDate> early = chronicle.after(story.promotingOn(), 40, 150);
    Optional<LocalDate> leadOn = chronicle.perhaps(0.35, early);
    Optional<LocalDate> caseOn =
        chronicle.perhaps(0.88, chronicle.after(story.collapsedOn(), 4, 40));
    Optional<LocalDate> fled =
        chronicle.perhaps(0.25, chronicle.after(story.collapsedOn(), -40, 2));
    String charge =
        switch (firm.kind()) {
          case PONZI_PREPAID_CARD -> draws.pick("组织领导传销活动", "集资诈骗");
          case PONZI_PRIVATE_EQUITY -> draws.pick("非法吸收公众存款", "集资诈骗", "擅自发行证券");
          case PONZI_FARMERS_COOP -> "非法吸收公众存款";
          default -> draws.pick("非法吸收公众存款", "非法吸收公众存款", "集资诈骗");
        };
    return new Investigation(leadOn, caseOn, charge, caseOn, fled, persons);
  }

  private static double known(Firm firm) {
    return firm.story().raisesMoney()
        ? 0.45
        : switch (firm.kind()) {
          case SHELL_CLUSTER -> 0.12;
          case LICENSED_WEALTH_MANAGER, LOUD_ADVERTISER -> 0.03;
          default -> 0.004;
        };
  }

  private static double led(Firm firm) {
    return firm.kind() == Kind.SHELL_CLUSTER
        ? 0.1
        : firm.kind().suspiciousButHonest() ? 0.05 : 0.001;
  }

  /** From when on police look at its people each month. */
  Optional<LocalDate> watchedFrom() {
    Optional<LocalDate> missed = leftOn.map(day -> day.plusDays(12));
    return leadOn.or(() -> missed).or(() -> restrictedOn);
  }
}
