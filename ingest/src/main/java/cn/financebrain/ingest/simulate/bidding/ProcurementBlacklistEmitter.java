package cn.financebrain.ingest.simulate.bidding;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 政府采购严重违法失信名单变动: on it for one to three years, off it when they are over. */
public final class ProcurementBlacklistEmitter implements Emitter {
  @Override
  public String table() {
    return "procurement_blacklist";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "文书号", "决定日期", "公示日期", "是否列入", "事由", "禁止参加至");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (Bidder.of(month).isEmpty()) {
      return;
    }
    Chronicle chronicle = Chronicle.of(month, "procurement blacklist");
    Optional<LocalDate> failed =
        chronicle.perhaps(0.35, chronicle.after(month.firm().story().collapsedOn(), 40, 150));
    Optional<LocalDate> some =
        chronicle.draws().chance(0.5) ? chronicle.someDay() : chronicle.earlierDay(500);
    Optional<LocalDate> listed = failed.or(() -> chronicle.perhaps(0.025, some));
    Draws draws = chronicle.draws();
    int years = draws.between(1, 3);
    String reason =
        failed.isPresent() ? "无正当理由不履行合同" : draws.pick("提供虚假材料谋取中标", "与其他供应商恶意串通", "中标后拒绝签订合同");
    Optional<LocalDate> until = listed.map(day -> day.plusYears(years));
    if (Chronicle.due(month, listed)) {
      add(month, rows, listed.get(), true, reason, until.get());
    }
    if (Chronicle.due(month, until)) {
      add(month, rows, until.get(), false, "禁止期满", null);
    }
  }

  private static void add(
      FirmMonth month, Rows rows, LocalDate day, boolean listed, String reason, LocalDate until) {
    rows.add(
        day,
        day.plusDays(month.random().between(1, 5)),
        month.firm().uscc(),
        rows.number("温财采罚"),
        day,
        Rows.DELIVERED,
        listed,
        reason,
        until);
  }
}
