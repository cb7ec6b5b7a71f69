package cn.financebrain.ingest.simulate.insurance;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.Staff;
import java.util.List;

/** 公积金缴存: of those that have it, few of the micro. */
public final class HousingFundEmitter implements Emitter {
  private static final double RATE = 0.16;

  @Override
  public String table() {
    return "housing_fund";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "所属月止", "报送日期", "缴存人数", "按期缴存", "缴存金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Staff staff = Staff.of(month);
    Draws habit = Habits.of(month, "has a housing fund");
    boolean has =
        month.firm().size().atLeast(Size.MEDIUM)
            || habit.chance(month.firm().size() == Size.SMALL ? 0.6 : 0.08);
    double share = habit.uniform(0.6, 1);
    int depositors = (int) Math.round(staff.insured(0) * share);
    if (!has || depositors == 0 || !Cadence.told(month, staff, staff::paysHousing)) {
      return;
    }
    boolean paid = staff.paysHousing(0);
    double due = depositors * staff.wage() * RATE;
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(month.random().between(5, 15)),
        month.firm().uscc(),
        month.lastDay(),
        Rows.DELIVERED,
        depositors,
        paid,
        Rows.money(paid ? due : 0));
  }
}
