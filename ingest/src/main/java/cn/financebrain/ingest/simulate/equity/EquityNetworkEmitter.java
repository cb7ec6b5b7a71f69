package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.PerCity;
import cn.financebrain.ingest.simulate.books.Register;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 关联网络测度: at the end of a quarter, for each enterprise of which something is new. */
public final class EquityNetworkEmitter implements Emitter {
  private static final int QUARTER = 3;

  private final PerCity<Run> runs = new PerCity<>(Run::new);

  /** The graph runs of a city, one for each day that is asked for. */
  private static final class Run {
    private final City city;
    private final Register register;
    private final Map<LocalDate, Network> networks = new HashMap<>();

    Run(City city) {
      this.city = city;
      this.register = new Register(city);
    }

    Optional<Measures> measures(Firm firm, LocalDate day) {
      return Ending.living(firm, day)
          ? Optional.of(networks.computeIfAbsent(day, this::network).measures(firm))
          : Optional.empty();
    }

    private Network network(LocalDate day) {
      return new Network(city, register, day);
    }
  }

  @Override
  public String table() {
    return "equity_network";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "计算日期",
        "同址企业数",
        "同电话企业数",
        "实控人涉非前科",
        "一度高风险企业数",
        "关联传导分",
        "法人名下企业数",
        "股权层级",
        "循环持股",
        "分支城市数",
        "对外投资企业数",
        "注销吊销被投企业数",
        "空壳集群分",
        "控制合伙企业出资人数",
        "穿透国有股比");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    runs.of(opening.city())
        .measures(opening.firm(), opening.lastDay())
        .ifPresent(measures -> add(opening, rows, measures));
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.month().getMonthValue() % QUARTER != 0) {
      return;
    }
    YearMonth opening = month.city().first().minusMonths(1);
    YearMonth quarter = month.month().minusMonths(QUARTER);
    LocalDate before = (quarter.isBefore(opening) ? opening : quarter).atEndOfMonth();
    Run run = runs.of(month.city());
    Optional<Measures> then = run.measures(month.firm(), before);
    run.measures(month.firm(), month.lastDay())
        .filter(now -> then.isEmpty() || !then.get().equals(now))
        .ifPresent(now -> add(month, rows, now));
  }

  private static void add(FirmMonth month, Rows rows, Measures measures) {
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(1),
        month.firm().uscc(),
        month.lastDay(),
        measures.sameAddress(),
        measures.samePhone(),
        measures.badHistory(),
        measures.riskyNeighbours(),
        Rows.decimal(measures.propagated(), 2),
        measures.companiesOfRepresentative(),
        measures.depth(),
        measures.circular(),
        measures.branchCities(),
        measures.investees(),
        measures.deadInvestees(),
        Rows.decimal(measures.shellScore(), 2),
        measures.partners(),
        Rows.decimal(measures.stateShare(), 2));
  }
}
