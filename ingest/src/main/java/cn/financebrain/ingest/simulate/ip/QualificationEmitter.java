package cn.financebrain.ingest.simulate.ip;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** 资质变动: of high technology, builders and others. */
public final class QualificationEmitter implements Emitter {
  @Override
  public String table() {
    return "qualification";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "证书编号", "变动日期", "报送日期", "资质", "资质名称", "状态", "有效期止");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    Optional<Certificate> held = Certificate.of(opening.city(), opening.firm());
    LocalDate opened = opening.city().firstDay().minusDays(1);
    if (held.isPresent() && !held.get().grantedOn().isAfter(opened)) {
      grant(opening, rows, held.get(), held.get().lastRenewal(opened));
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Optional<Certificate> held = Certificate.of(month.city(), month.firm());
    if (held.isPresent()) {
      emit(month, rows, held.get());
    }
  }

  private static void emit(FirmMonth month, Rows rows, Certificate held) {
    LocalDate due = held.lastRenewal(month.lastDay());
    if (YearMonth.from(due).equals(month.month())) {
      boolean first = due.equals(held.grantedOn());
      boolean well = month.state().operating() && month.state().distress() < 0.4;
      if (well && (first || month.random().chance(0.85))) {
        grant(month, rows, held, due);
      } else if (!first) {
        add(month, rows, held, due, "到期", Optional.of(due.minusDays(1)));
      }
      return;
    }
    if (!held.grantedOn().isBefore(month.month().atDay(1))) {
      return;
    }
    StoryMonth at = StoryMonth.of(month);
    double revoked = at.failing() ? 0.02 : 0.001;
    if (month.random().chance(at.closed() ? 0 : revoked)) {
      add(month, rows, held, month.day(), "撤销", Optional.empty());
    } else if (at.has(month.firm().story().closedOn()) && at.collapsed() < 0) {
      add(month, rows, held, month.day(), "注销", Optional.empty());
    }
  }

  private static void grant(FirmMonth month, Rows rows, Certificate held, LocalDate day) {
    String status = day.equals(held.grantedOn()) ? "认定" : "续期";
    add(month, rows, held, day, status, Optional.of(held.validUntil(day)));
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      Certificate held,
      LocalDate day,
      String status,
      Optional<LocalDate> until) {
    Draws draws = month.random();
    rows.add(
        day,
        day.plusDays(draws.between(5, 30)),
        month.firm().uscc(),
        held.number(),
        day,
        Rows.DELIVERED,
        held.kind(),
        held.name(),
        status,
        until);
  }
}
