package cn.financebrain.ingest.simulate.flow;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 账户冻结变动: police freeze a scheme's accounts, courts those of debtors; some honest ones are frozen
 * for a while.
 */
public final class AccountFreezeEmitter implements Emitter {
  @Override
  public String table() {
    return "account_freeze";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "变动日期", "文书编号", "变动类型", "执行机关", "变动后冻结账户数");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Story story = month.firm().story();
    Chronicle chronicle = Chronicle.of(month, "frozen accounts");
    Draws draws = chronicle.draws();
    int accounts = draws.between(1, 6);
    if (story.raisesMoney()) {
      Optional<LocalDate> seized = chronicle.after(story.collapsedOn(), 3, 30);
      add(month, rows, chronicle.perhaps(0.9, seized), "冻结", "公安", accounts);
    } else if (story.strainedOn().isPresent()) {
      strained(month, rows, chronicle, accounts);
    } else {
      String authority = draws.pick("法院", "法院", "税务", "公安", "其他");
      Optional<LocalDate> frozen = chronicle.perhaps(0.006, chronicle.someDay());
      add(month, rows, frozen, "冻结", authority, 1);
      add(month, rows, chronicle.after(frozen, 10, 90), "解冻", authority, 0);
    }
  }

  private static void strained(FirmMonth month, Rows rows, Chronicle chronicle, int accounts) {
    Story story = month.firm().story();
    Optional<LocalDate> early = chronicle.perhaps(0.35, chronicle.after(story.strainedOn(), 8, 28));
    Optional<LocalDate> released = chronicle.after(story.recoveredOn(), 0, 30);
    Optional<LocalDate> late = chronicle.perhaps(0.8, chronicle.after(story.collapsedOn(), 10, 80));
    add(month, rows, early, "冻结", "法院", 1);
    add(month, rows, early.isPresent() ? released : Optional.empty(), "解冻", "法院", 0);
    add(month, rows, late, "冻结", "法院", 1 + accounts);
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      Optional<LocalDate> day,
      String action,
      String authority,
      int frozen) {
    if (Chronicle.due(month, day)) {
      rows.add(
          day.get(),
          day.get().plusDays(1),
          month.firm().uscc(),
          day.get(),
          rows.number("温冻"),
          action,
          authority,
          frozen);
    }
  }
}
