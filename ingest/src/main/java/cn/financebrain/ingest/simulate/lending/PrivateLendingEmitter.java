package cn.financebrain.ingest.simulate.lending;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 民间借贷备案与诉讼要素: loans that were filed, and those that only a suit brings to light: after a collapse,
 * with the rates that nobody files.
 */
public final class PrivateLendingEmitter implements Emitter {
  private static final int MONTHS = 12;

  @Override
  public String table() {
    return "private_lending";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "登记编号",
        "签订或立案日期",
        "登记日期",
        "来源",
        "借款金额",
        "年利率",
        "温州指数同期限利率",
        "期限月数",
        "出借人类型",
        "出借人标识");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    for (int ago = 0; Loans.files(opening) && ago < MONTHS; ago++) {
      Loans.filed(opening, ago).forEach(loan -> add(opening, rows, "备案", loan));
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (Loans.files(month)) {
      Loans.filed(month, 0).forEach(loan -> add(month, rows, "备案", loan));
    }
    int suits = month.random().poisson(suits(month));
    for (int i = 0; i < suits; i++) {
      add(month, rows, "诉讼", sued(month, rows));
    }
  }

  private static double suits(FirmMonth month) {
    boolean raised = month.firm().story().raisesMoney();
    if (month.state().phase() == Phase.COLLAPSED) {
      return raised ? 0.5 : 0.35;
    }
    boolean strained = month.state().phase() == Phase.STRAINED;
    return strained ? 0.1 : month.state().operating() ? 0.0003 : 0;
  }

  private static Loans.Loan sued(FirmMonth month, Rows rows) {
    Draws draws = month.random();
    boolean person = draws.chance(0.85);
    return new Loans.Loan(
        rows.number("温民诉"),
        month.day(),
        draws.lognormal(200_000, 0.9),
        draws.chance(0.5) ? draws.uniform(12, 24) : draws.uniform(18, 36),
        draws.pick(List.of(3, 6, 12)),
        person ? "自然人" : "企业",
        person ? Optional.of(month.person(draws.between(0, 999))) : Optional.empty());
  }

  private static void add(FirmMonth month, Rows rows, String source, Loans.Loan loan) {
    Draws draws = month.random();
    LocalDate made = loan.madeOn();
    boolean stated = source.equals("备案") || draws.chance(0.8);
    rows.add(
        made,
        made.plusDays(draws.between(2, 20)),
        month.firm().uscc(),
        loan.number(),
        made,
        Rows.DELIVERED,
        source,
        Rows.money(loan.amount()),
        stated ? Rows.decimal(loan.rate(), 2) : null,
        stated ? Rows.decimal(WenzhouIndex.rate(made, loan.months()), 2) : null,
        loan.months(),
        loan.lender(),
        loan.lenderHash());
  }
}
