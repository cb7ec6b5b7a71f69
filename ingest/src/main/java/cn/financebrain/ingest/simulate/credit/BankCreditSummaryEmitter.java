package cn.financebrain.ingest.simulate.credit;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import java.util.List;

/**
 * 信贷月度汇总: loans, credit and arrears over all banks; of micro enterprises that pay as agreed only at
 * the ends of quarters.
 */
public final class BankCreditSummaryEmitter implements Emitter {
  @Override
  public String table() {
    return "bank_credit_summary";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE, "统计日期", "报送日期", "贷款余额", "授信额度", "授信机构数", "逾期本息", "最大逾期天数", "五级分类", "欠息次数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    if (opening.state().loanBalance() > 0) {
      add(opening, rows);
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    double before = month.ago(1).map(MonthState::loanBalance).orElse(0.0);
    boolean repaid = month.state().loanBalance() == 0 && before > 0;
    if (repaid || (month.state().loanBalance() > 0 && reported(month))) {
      add(month, rows);
    }
  }

  private static boolean reported(FirmMonth month) {
    boolean late =
        month.state().overdueDays() > 0 || month.ago(1).map(MonthState::overdueDays).orElse(0) > 0;
    return month.firm().size() != Size.MICRO || late || month.month().getMonthValue() % 3 == 0;
  }

  private static void add(FirmMonth month, Rows rows) {
    MonthState state = month.state();
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(month.random().between(5, 12)),
        month.firm().uscc(),
        month.lastDay(),
        Rows.DELIVERED,
        Rows.money(state.loanBalance()),
        Rows.money(state.loanBalance() == 0 ? 0 : state.creditLimit()),
        Lenders.count(month),
        Rows.money(overdue(state)),
        state.overdueDays(),
        grade(month),
        arrears(month));
  }

  /** Instalments at first; after three months the whole loan is due. */
  private static double overdue(MonthState state) {
    int days = state.overdueDays();
    double share = days == 0 ? 0 : days > 90 ? 1 : 0.02 + 0.3 * days / 90;
    return state.loanBalance() * share;
  }

  /** 《商业银行金融资产风险分类办法》: by days overdue; banks also look at how a borrower does. */
  private static String grade(FirmMonth month) {
    int days = month.state().overdueDays();
    if (days > 90) {
      return days > 360 ? "损失" : days > 270 ? "可疑" : "次级";
    }
    return days > 0 || month.state().distress() > 0.5 ? "关注" : "正常";
  }

  private static int arrears(FirmMonth month) {
    int days = month.state().overdueDays();
    return days == 0 ? 0 : days > 90 ? 1 + month.random().poisson(0.6) : month.random().poisson(1);
  }
}
