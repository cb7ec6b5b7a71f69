package cn.financebrain.ingest.simulate.safety;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 停产停业限产决定: lifted after some months, if the enterprise lives on. */
public final class ShutdownOrderEmitter implements Emitter {
  @Override
  public String table() {
    return "shutdown_order";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "文书号", "决定日期", "措施", "决定机关");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Draws draws = month.random();
    Firm firm = month.firm();
    double slack = 1 + 4 * Math.max(0, month.state().distress() - 0.2);
    double ecology = Hazard.ecology(firm) * 0.15 * slack;
    double fire = (Hazard.fire(firm) + Hazard.work(firm)) * 0.08 * slack;
    if (!month.state().operating() || !draws.chance(ecology + fire)) {
      return;
    }
    boolean ofEcology = draws.chance(ecology / (ecology + fire));
    String authority = ofEcology ? "生态环境" : draws.pick("消防救援", "应急管理");
    LocalDate day = month.day();
    LocalDate lifted = day.plusDays(draws.between(20, 120));
    add(month, rows, day, ofEcology ? draws.pick("停产整治", "限制生产") : "停产停业", authority);
    boolean dead = firm.story().collapsedOn().map(lifted::isAfter).orElse(false);
    if (!dead) {
      add(month, rows, lifted, "解除", authority);
    }
  }

  private static void add(
      FirmMonth month, Rows rows, LocalDate day, String measure, String authority) {
    rows.add(day, day.plusDays(1), month.firm().uscc(), rows.number("温停"), day, measure, authority);
  }
}
