package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.LineChart;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Sha256;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseReports.LendingMonth;
import cn.financebrain.store.WarehouseReports.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Reports of whole months up to the one that the order falls into: what private lending cost, in
 * the way of the Wenzhou index (温州指数), and how often and how early alerts were right.
 */
@Component
class Periods implements ReportSource {
  private static final int LENDING_MONTHS = 24;
  private static final int OUTCOME_MONTHS = 12;
  private static final Map<String, Wording> SELECTIONS =
      Map.of(
          "alert", new Wording("因预警核查", "visited for an alert"),
          "sample", new Wording("随机抽查", "random sample"),
          "report", new Wording("举报", "reported by people"),
          "court", new Wording("司法", "courts"),
          "other", new Wording("其他", "other"));

  private final Warehouse warehouse;
  private final FeedPart feeds;

  Periods(Warehouse warehouse, FeedPart feeds) {
    this.warehouse = warehouse;
    this.feeds = feeds;
  }

  @Override
  public boolean makes(ReportKind kind) {
    return kind.basis() == ReportKind.Basis.PERIOD;
  }

  @Override
  public ReportDraft.Made make(ReportDraft draft) {
    ReportOrder order = draft.order();
    boolean lending = order.kind() == ReportKind.RATES;
    Instant from = monthsBefore(order.at(), lending ? LENDING_MONTHS : OUTCOME_MONTHS);
    ReportWords words = draft.words();
    Regions within =
        order.region().isEmpty() ? Regions.EVERYWHERE : new Regions(List.of(order.region()));
    draft
        .fact("范围", "Region", words.area(order.region()))
        .fact("期间", "Period", words.day(from) + " – " + words.day(order.at()));
    String content =
        lending
            ? lending(draft, from, order.at(), within)
            : outcomes(draft, from, order.at(), within);
    feeds.add(draft);
    return draft.made("P-" + Sha256.of(content).substring(0, 16), order.at(), Optional.empty());
  }

  /** When the month began, so many months ago, in China's time. */
  private static Instant monthsBefore(Instant at, int months) {
    return ZonedDateTime.ofInstant(at, ReportWords.ZONE)
        .toLocalDate()
        .withDayOfMonth(1)
        .minusMonths(months)
        .atStartOfDay(ReportWords.ZONE)
        .toInstant();
  }

  private String lending(ReportDraft draft, Instant from, Instant until, Regions within) {
    ReportWords words = draft.words();
    List<LendingMonth> months =
        draft.step("rates", () -> warehouse.reports().lending(from, until, within));
    long loans = months.stream().mapToLong(LendingMonth::loans).sum();
    draft.lead(
        months.isEmpty()
            ? words.say("期间内没有带利率的民间借贷记录。", "No loan of the period told a rate.")
            : words
                .say(
                    "期间内共 %,d 笔带利率的借贷；最近一月（%s）按金额加权的年利率为 %.2f%%。",
                    "%,d loans of the period told a rate; in the last month (%s) the annual rate,"
                        + " weighted by amount, was %.2f%%.")
                .formatted(
                    loans,
                    months.get(months.size() - 1).month().toString().substring(0, 7),
                    months.get(months.size() - 1).rate()));
    draft.part("rates", () -> rates(months, words));
    return months.toString();
  }

  private static ReportTable rates(List<LendingMonth> months, ReportWords words) {
    List<List<Cell>> rows =
        months.stream()
            .map(
                month ->
                    List.of(
                        Cell.of(month.month().toString().substring(0, 7)),
                        Cell.of(month.loans()),
                        Cell.of(month.amount() / 1e4, 2),
                        Cell.of(month.rate(), 2),
                        Cell.of(month.median(), 2),
                        Cell.of(month.index().orElse(Double.NaN), 2)))
            .toList();
    ReportTable table =
        ReportTable.of(
            "rates",
            words.say("民间借贷利率", "Private lending rates"),
            words.say(
                "年利率，%；蓝线按金额加权，橙线为数据源所报的同期限指数。没有记录的月份不画。",
                "Annual, in percent; blue weighted by amount, orange the index that feeds told."
                    + " Months without a loan are not drawn."),
            List.of(
                Column.text(words.say("月份", "Month")),
                Column.number(words.say("笔数", "Loans")),
                Column.number(words.say("金额（万元）", "Amount (10,000 yuan)")),
                Column.number(words.say("加权利率", "Weighted rate")),
                Column.number(words.say("中位利率", "Median rate")),
                Column.number(words.say("指数", "Index"))),
            rows);
    return months.size() < 2 ? table : table.withPicture(picture(months));
  }

  private static String picture(List<LendingMonth> months) {
    LocalDate first = months.get(0).month();
    LineChart chart = new LineChart();
    chart.line(
        0x2F6FBF,
        months.stream().map(each -> point(first, each, OptionalDouble.of(each.rate()))).toList());
    chart.line(0xC2410C, months.stream().map(each -> point(first, each, each.index())).toList());
    return chart.address();
  }

  private static LineChart.Point point(LocalDate first, LendingMonth each, OptionalDouble value) {
    int month =
        (each.month().getYear() - first.getYear()) * 12
            + each.month().getMonthValue()
            - first.getMonthValue();
    return new LineChart.Point(month, value);
  }

  private String outcomes(ReportDraft draft, Instant from, Instant until, Regions within) {
    ReportWords words = draft.words();
    List<Outcome> outcomes =
        draft.step("hits", () -> warehouse.reports().outcomes(from, until, within));
    draft.lead(
        words
            .say(
                "期间内共得知 %,d 条核查或外部结论，其中属实 %,d 条；属实者中 %,d 条在得知之前已由本系统预警。",
                "%,d outcomes became known in the period, %,d of them true; of those, %,d had been"
                    + " alerted of before.")
            .formatted(
                sum(outcomes, any -> true),
                sum(outcomes, Outcome::positive),
                sum(outcomes, each -> each.positive() && each.found())));
    draft.part("hits", () -> hits(outcomes, words));
    draft.part("found", () -> found(outcomes, words));
    return outcomes.toString();
  }

  private static long sum(List<Outcome> outcomes, Predicate<Outcome> which) {
    return outcomes.stream().filter(which).mapToLong(Outcome::labels).sum();
  }

  /** Of what was looked at for an alert, how much was true: the precision of alerts. */
  private static ReportTable hits(List<Outcome> outcomes, ReportWords words) {
    return ReportTable.of(
        "hits",
        words.say("预警命中率", "Hit rate of alerts"),
        words.say(
            "因预警而核查的结论中属实的比例；随机抽查为对照。",
            "Of what was visited for an alert, how much was true; random samples beside it."),
        List.of(
            Column.text(words.say("风险", "Risk")),
            Column.text(words.say("结论来源", "How it became known")),
            Column.number(words.say("结论", "Outcomes")),
            Column.number(words.say("属实", "True")),
            Column.number(words.say("属实率", "Rate"))),
        Arrays.stream(Risk.values())
            .flatMap(
                risk ->
                    outcomes.stream()
                        .filter(each -> each.risk() == risk)
                        .map(Outcome::selection)
                        .distinct()
                        .map(selection -> hitRow(risk, selection, outcomes, words)))
            .toList());
  }

  private static List<Cell> hitRow(
      Risk risk, String selection, List<Outcome> outcomes, ReportWords words) {
    Predicate<Outcome> of = each -> each.risk() == risk && each.selection().equals(selection);
    long all = sum(outcomes, of);
    long positive = sum(outcomes, of.and(Outcome::positive));
    return List.of(
        Cell.of(words.risk(risk)),
        Cell.of(words.say(SELECTIONS.getOrDefault(selection, new Wording(selection, selection)))),
        Cell.of(all),
        Cell.of(positive),
        Cell.percent(positive, all));
  }

  /** Of what became known otherwise and is true, how much was alerted of before, and how early. */
  private static ReportTable found(List<Outcome> outcomes, ReportWords words) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Risk risk : Risk.values()) {
      Predicate<Outcome> of = each -> each.risk() == risk && each.positive();
      long all = sum(outcomes, of);
      long first = sum(outcomes, of.and(Outcome::found));
      double days =
          outcomes.stream()
              .filter(of.and(Outcome::found))
              .mapToDouble(each -> each.leadDays() * each.labels())
              .sum();
      rows.add(
          List.of(
              Cell.of(words.risk(risk)),
              Cell.of(all),
              Cell.of(first),
              Cell.percent(first, all),
              Cell.of(first == 0 ? Double.NaN : days / first, 1)));
    }
    return ReportTable.of(
        "found",
        words.say("提前发现", "Found first"),
        words.say(
            "提前天数为首次预警到结论得知之间的平均天数。",
            "Lead days: the mean from the first alert to when it became known."),
        List.of(
            Column.text(words.say("风险", "Risk")),
            Column.number(words.say("属实", "True")),
            Column.number(words.say("此前已预警", "Alerted before")),
            Column.number(words.say("提前发现率", "Share")),
            Column.number(words.say("平均提前天数", "Mean lead days"))),
        rows);
  }
}
