package cn.financebrain.ingest.simulate.police;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 主要人员核查通报: each month for a year where police look closer, now and then elsewhere. That a
 * controller is abroad on business means nothing by itself.
 */
public final class PolicePersonEmitter implements Emitter {
  private static final long WATCHED_MONTHS = 12;
  private static final double SPOT_CHECK = 0.0012;

  @Override
  public String table() {
    return "police_person";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "通报编号", "核查日期", "涉非重点人员数", "限制出境人数", "实控人在境外", "实控人出境日期");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Investigation investigation = Investigation.of(month);
    if (watched(month, investigation)) {
      add(month, rows, investigation, investigation.leftOn());
    } else if (spotChecked(month, investigation)) {
      Draws draws = month.random();
      int days = draws.chance(0.15) ? draws.between(61, 240) : draws.between(3, 50);
      boolean abroad = draws.chance(0.25);
      add(
          month,
          rows,
          investigation,
          abroad ? Optional.of(month.lastDay().minusDays(days)) : Optional.empty());
    }
  }

  private static boolean watched(FirmMonth month, Investigation investigation) {
    Optional<LocalDate> from = investigation.watchedFrom();
    if (!Chronicle.reached(month, from)) {
      return false;
    }
    LocalDate last = investigation.caseOn().filter(from.get()::isBefore).orElse(from.get());
    return Chronicle.monthsSince(month, last) < WATCHED_MONTHS;
  }

  /** Also once where people are known from earlier cases. */
  private static boolean spotChecked(FirmMonth month, Investigation investigation) {
    Optional<LocalDate> check = Chronicle.of(month, "known persons").someDay();
    boolean known = investigation.keyPersons() > 0 && Chronicle.due(month, check);
    boolean open = month.state().phase() != Phase.CLOSED;
    return known || (open && month.random().chance(SPOT_CHECK));
  }

  private static void add(
      FirmMonth month, Rows rows, Investigation investigation, Optional<LocalDate> leftOn) {
    LocalDate day = month.lastDay();
    Optional<LocalDate> gone = leftOn.filter(left -> !left.isAfter(day));
    boolean restricted = Chronicle.reached(month, investigation.restrictedOn()) && gone.isEmpty();
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number("温公核"),
        day,
        investigation.keyPersons(),
        restricted ? 1 + investigation.keyPersons() : 0,
        gone.isPresent(),
        gone);
  }
}
