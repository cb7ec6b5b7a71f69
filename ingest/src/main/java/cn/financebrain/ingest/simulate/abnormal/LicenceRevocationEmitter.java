package cn.financebrain.ingest.simulate.abnormal;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.List;

/** 吊销营业执照: the decision, on the day on which the register says so; rarely taken back. */
public final class LicenceRevocationEmitter implements Emitter {
  @Override
  public String table() {
    return "licence_revocation";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "决定文号", "决定日期", "是否吊销", "事由");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Ending.of(month.city(), month.firm())
        .filter(ending -> ending.way() == Ending.Way.REVOKED)
        .ifPresent(ending -> decide(month, rows, ending.day()));
  }

  private static void decide(FirmMonth month, Rows rows, LocalDate day) {
    Draws habit = Habits.of(month, "revocation");
    boolean fell = month.firm().story().collapsedOn().isPresent();
    String reason =
        fell && month.firm().story().raisesMoney()
            ? "利用企业名义从事危害社会公共利益的严重违法行为"
            : "成立后无正当理由自行停业连续六个月以上";
    LocalDate back = day.plusDays(habit.between(40, 120));
    if (Days.due(month, day)) {
      add(month, rows, day, true, reason);
    }
    if (!fell && habit.chance(0.2) && Days.due(month, back)) {
      add(month, rows, back, false, "原处罚决定经复议撤销");
    }
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day, boolean revoked, String why) {
    String number = rows.number("温市监罚");
    rows.add(day, day.plusDays(1), month.firm().uscc(), number, day, revoked, why);
  }
}
