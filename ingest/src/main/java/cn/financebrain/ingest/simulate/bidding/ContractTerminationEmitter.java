package cn.financebrain.ingest.simulate.bidding;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 政府合同解除与违约公告: works that stand still end in it. */
public final class ContractTerminationEmitter implements Emitter {
  @Override
  public String table() {
    return "contract_termination";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "公告编号", "公告日期", "公告事由", "合同金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Bidder.of(month).ifPresent(bidder -> tell(month, rows, bidder));
  }

  private static void tell(FirmMonth month, Rows rows, Bidder bidder) {
    double strain = Math.max(0, month.state().distress() - 0.35);
    if (month.state().operating() && month.random().chance(0.0012 + 0.15 * strain)) {
      add(month, rows, bidder, month.day(), month.random().chance(0.5) ? "违约" : "合同解除");
    }
    Optional<LocalDate> ended =
        Chronicle.of(month, "contract ended").after(month.firm().story().collapsedOn(), 10, 75);
    if (Chronicle.due(month, ended)) {
      add(month, rows, bidder, ended.get(), "合同解除");
    }
  }

  private static void add(FirmMonth month, Rows rows, Bidder bidder, LocalDate day, String cause) {
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number("温采解"),
        day,
        cause,
        Rows.money(month.random().lognormal(bidder.amount(), 0.7)));
  }
}
