package cn.financebrain.ingest.simulate.insurance;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Staff;
import java.util.List;

/** 社保参保缴费: headcount and whether contributions are paid. */
public final class SocialInsuranceEmitter implements Emitter {
  /** Of the wages, what employer and employees pay together. */
  private static final double RATE = 0.26;

  @Override
  public String table() {
    return "social_insurance";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "所属月止", "报送日期", "参保人数", "足额缴纳", "欠缴金额", "缴费基数");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Staff staff = Staff.of(month);
    if (!Cadence.told(month, staff, staff::paysInsurance)) {
      return;
    }
    int insured = staff.insured(0);
    int owed = insured == 0 ? 0 : staff.monthsOwed();
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(month.random().between(8, 18)),
        month.firm().uscc(),
        month.lastDay(),
        Rows.DELIVERED,
        insured,
        owed == 0,
        Rows.money(owed * staff.wageBase() * RATE),
        Rows.money(staff.wageBase()));
  }
}
