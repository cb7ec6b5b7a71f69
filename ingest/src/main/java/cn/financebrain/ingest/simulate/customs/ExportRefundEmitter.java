package cn.financebrain.ingest.simulate.customs;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 出口退税状态变动: suspended in doubt, resumed, or claimed back. */
public final class ExportRefundEmitter implements Emitter {
  @Override
  public String table() {
    return "export_refund";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "通知书号", "决定日期", "退税状态", "涉及税额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (Trader.of(month).isEmpty()) {
      return;
    }
    Story story = month.firm().story();
    Chronicle chronicle = Chronicle.of(month, "export refund");
    Draws draws = chronicle.draws();
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    Optional<LocalDate> strained =
        chronicle.perhaps(0.45, chronicle.after(story.strainedOn(), 10, 60));
    Optional<LocalDate> some = chronicle.perhaps(shell ? 0.6 : 0.05, chronicle.someDay());
    Optional<LocalDate> suspended = strained.or(() -> some);
    Optional<LocalDate> settled = chronicle.after(suspended, 40, 140);
    boolean claimedBack = draws.chance(shell || story.collapsedOn().isPresent() ? 0.8 : 0.1);
    double amount = month.firm().baseRevenue() * draws.uniform(0.02, 0.2);
    add(month, rows, suspended, "暂停", amount);
    add(month, rows, settled, claimedBack ? "追回" : "恢复", amount);
  }

  private static void add(
      FirmMonth month, Rows rows, Optional<LocalDate> day, String status, double amount) {
    if (Chronicle.due(month, day)) {
      rows.add(
          day.get(),
          day.get().plusDays(1),
          month.firm().uscc(),
          rows.number("温税退"),
          day.get(),
          status,
          Rows.money(amount));
    }
  }
}
