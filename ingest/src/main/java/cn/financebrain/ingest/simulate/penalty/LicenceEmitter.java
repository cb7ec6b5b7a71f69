package cn.financebrain.ingest.simulate.penalty;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** 行政许可变动: licences to operate, and those of licensed financial enterprises. */
public final class LicenceEmitter implements Emitter {
  @Override
  public String table() {
    return "licence";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "许可证编号", "变动日期", "公示日期", "许可大类", "许可名称", "状态", "有效期止", "过期未续数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    Optional<Licence> licence = Licence.of(opening.city(), opening.firm());
    LocalDate opened = opening.city().firstDay().minusDays(1);
    if (licence.isPresent() && !licence.get().grantedOn().isAfter(opened)) {
      grant(opening, rows, licence.get(), licence.get().lastRenewal(opened));
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Licence.of(month.city(), month.firm()).ifPresent(licence -> emit(month, rows, licence));
  }

  private static void emit(FirmMonth month, Rows rows, Licence licence) {
    LocalDate due = licence.lastRenewal(month.lastDay());
    if (YearMonth.from(due).equals(month.month())) {
      boolean first = due.equals(licence.grantedOn());
      if (first && month.state().operating()) {
        grant(month, rows, licence, due);
      } else if (!first) {
        renew(month, rows, licence, due);
      }
      return;
    }
    boolean held = licence.grantedOn().isBefore(month.month().atDay(1));
    if (!held) {
      return;
    }
    if (month.enters(Phase.CLOSED) && StoryMonth.of(month).collapsed() < 0) {
      add(month, rows, licence, month.day(), "注销", Optional.empty(), 0);
    } else if (month.state().operating() && month.random().chance(0.000_6)) {
      stop(month, rows, licence);
    }
  }

  /** Most renew in time, some late, those in trouble not at all. */
  private static void renew(FirmMonth month, Rows rows, Licence licence, LocalDate due) {
    Draws draws = month.random();
    boolean well = month.state().operating() && month.state().distress() < 0.4;
    if (well && draws.chance(0.9)) {
      grant(month, rows, licence, due);
      return;
    }
    Optional<LocalDate> until = Optional.of(due.minusDays(1));
    add(month, rows, licence, due, "过期", until, 1);
    if (well && draws.chance(0.6)) {
      grant(month, rows, licence, due.plusDays(draws.between(30, 150)));
    }
  }

  private static void stop(FirmMonth month, Rows rows, Licence licence) {
    Draws draws = month.random();
    LocalDate day = month.day();
    if (draws.chance(0.25)) {
      add(month, rows, licence, day, draws.pick("吊销", "注销"), Optional.empty(), 0);
      return;
    }
    add(month, rows, licence, day, "暂停", Optional.empty(), 0);
    grant(month, rows, licence, day.plusDays(draws.between(30, 120)));
  }

  private static void grant(FirmMonth month, Rows rows, Licence licence, LocalDate day) {
    String status = day.equals(licence.grantedOn()) ? "核发" : "续期";
    add(month, rows, licence, day, status, licence.validUntil(day), 0);
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      Licence licence,
      LocalDate day,
      String status,
      Optional<LocalDate> until,
      int lapsed) {
    rows.add(
        day,
        day.plusDays(month.random().between(1, 7)),
        month.firm().uscc(),
        licence.number(),
        day,
        Rows.DELIVERED,
        licence.kind().sector().title(),
        licence.kind().name(),
        status,
        until,
        licence.kind().sector() == Licence.Sector.OPERATING ? lapsed : null);
  }
}
