package cn.financebrain.ingest.simulate.customs;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Fines;
import java.util.List;

/** 海关行政处罚: mistakes in declarations for the most part; more of them in distress. */
public final class CustomsPenaltyEmitter implements Emitter {
  @Override
  public String table() {
    return "customs_penalty";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "文书号", "处罚日期", "公示日期", "罚款金额", "事由");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!month.state().operating() || Trader.of(month).isEmpty()) {
      return;
    }
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    double mean = shell ? 0.03 : 0.003 + 0.02 * Math.max(0, month.state().distress() - 0.3);
    Fines.add(month, rows, mean, "瓯关罚", draws -> fine(shell, draws));
  }

  private static List<?> fine(boolean shell, Draws draws) {
    return List.of(
        Rows.money(Math.rint(draws.lognormal(shell ? 60_000 : 8_000, 0.9))),
        draws.pick("出口货物品名申报不实", "商品编号申报不实，影响国家出口退税管理", "进口货物数量申报不实", "侵犯知识产权货物出口"));
  }
}
