package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.WarehouseReports.BandCount;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Quarterly tables in the form that a statistics office knows: each with a number, a unit, a total
 * and the indicators by industry and by district; and districts by industries.
 */
@Component
class Statistics implements ReportSource {
  private static final List<Band> WORST_FIRST =
      Arrays.stream(Band.values()).sorted(Comparator.reverseOrder()).toList();

  private final Warehouse warehouse;
  private final ScanOf scans;
  private final FeedPart feeds;

  Statistics(Warehouse warehouse, ScanOf scans, FeedPart feeds) {
    this.warehouse = warehouse;
    this.scans = scans;
    this.feeds = feeds;
  }

  @Override
  public boolean makes(ReportKind kind) {
    return kind == ReportKind.STATISTICS;
  }

  @Override
  public ReportDraft.Made make(ReportDraft draft) {
    ReportOrder order = draft.order();
    ReportWords words = draft.words();
    ScanOf.Found found = draft.step("scan", () -> scans.find(order.scan(), order.region()));
    List<BandCount> counts =
        draft.step("counts", () -> warehouse.reports().bands(found.scan(), found.within()));
    draft
        .fact("范围", "Region", words.area(order.region()))
        .fact("统计期", "Quarter", quarter(found.scan().asOf(), words));
    draft.lead(
        words.say(
            "指标按一次风险扫描的结果汇总，计量单位为家；“合计”包括未评分的企业。",
            "Counted in enterprises from one scan; totals include those without a score."));
    for (Risk risk : Risk.values()) {
      String suffix = risk == Risk.FUNDRAISING ? "Fundraising" : "Default";
      draft.part(
          "industry" + suffix,
          () ->
              table(
                  "industry" + suffix, risk, counts, BandCount::industry, words::industry, words));
      draft.part(
          "district" + suffix,
          () -> table("district" + suffix, risk, counts, BandCount::region, words::region, words));
    }
    feeds.add(draft);
    return draft.made(found.snapshot(), found.scan().asOf(), Optional.of(found.scan().release()));
  }

  private static String quarter(Instant at, ReportWords words) {
    ZonedDateTime day = ZonedDateTime.ofInstant(at, ReportWords.ZONE);
    int quarter = (day.getMonthValue() + 2) / 3;
    return words.say("%d 年第 %d 季度", "%d, quarter %d").formatted(day.getYear(), quarter);
  }

  private static ReportTable table(
      String key,
      Risk risk,
      List<BandCount> counts,
      Function<BandCount, String> group,
      UnaryOperator<String> name,
      ReportWords words) {
    List<BandCount> some = counts.stream().filter(count -> count.risk() == risk).toList();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row(words.say("合计", "Total"), some));
    TreeSet<String> groups = new TreeSet<>();
    some.forEach(count -> groups.add(group.apply(count)));
    for (String each : groups) {
      rows.add(
          row(
              name.apply(each),
              some.stream().filter(count -> group.apply(count).equals(each)).toList()));
    }
    boolean byIndustry = key.startsWith("industry");
    return ReportTable.of(
        key,
        words
            .say(
                byIndustry ? "分行业%s风险企业数" : "分区域%s风险企业数",
                byIndustry ? "%s by industry" : "%s by area")
            .formatted(words.risk(risk)),
        words.say("计量单位：家", "Unit: enterprises"),
        columns(byIndustry ? words.say("行业门类", "Industry") : words.say("区域", "Area"), words),
        some.isEmpty() ? List.of() : rows);
  }

  private static List<Column> columns(String group, ReportWords words) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(group));
    columns.add(Column.number(words.say("合计", "Total")));
    for (Band band : WORST_FIRST) {
      columns.add(Column.number(words.band(band)));
    }
    columns.add(Column.number(words.say("未评分", "No score")));
    columns.add(Column.number(words.say("红橙占比", "Red and orange")));
    return columns;
  }

  private static List<Cell> row(String name, List<BandCount> counts) {
    long all = counts.stream().mapToLong(BandCount::enterprises).sum();
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(name));
    row.add(Cell.of(all));
    for (Band band : WORST_FIRST) {
      row.add(Cell.of(in(counts, Optional.of(band))));
    }
    row.add(Cell.of(in(counts, Optional.empty())));
    row.add(
        Cell.percent(
            in(counts, Optional.of(Band.RED)) + in(counts, Optional.of(Band.ORANGE)), all));
    return row;
  }

  private static long in(List<BandCount> counts, Optional<Band> band) {
    return counts.stream()
        .filter(count -> count.band().equals(band))
        .mapToLong(BandCount::enterprises)
        .sum();
  }
}
