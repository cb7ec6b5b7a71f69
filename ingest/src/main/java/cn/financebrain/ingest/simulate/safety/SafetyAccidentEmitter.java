package cn.financebrain.ingest.simulate.safety;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 生产安全事故: in works, on sites and on the road. */
public final class SafetyAccidentEmitter implements Emitter {
  private static final double EACH_HEAD = 0.000_012;

  @Override
  public String table() {
    return "safety_accident";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "事故编号", "发生日期", "报送日期", "死亡人数", "受伤人数", "直接经济损失");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    boolean dangerous = List.of("C", "E", "G").contains(month.firm().industry().section());
    Draws draws = month.random();
    double mean = EACH_HEAD * Math.min(400, month.state().employees()) * (dangerous ? 1 : 0.1);
    if (!month.state().operating() || draws.poisson(mean) == 0) {
      return;
    }
    LocalDate day = month.day();
    int deaths = draws.chance(0.4) ? 1 : 0;
    rows.add(
        day,
        day.plusDays(draws.between(2, 12)),
        month.firm().uscc(),
        rows.number("温应急事"),
        day,
        Rows.DELIVERED,
        deaths,
        deaths == 0 ? draws.between(1, 3) : draws.between(0, 2),
        Rows.money(Math.rint(draws.lognormal(deaths == 0 ? 80_000 : 1_500_000, 0.4))));
  }
}
