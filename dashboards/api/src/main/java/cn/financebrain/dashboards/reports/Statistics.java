package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseReports.BandCount;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Quarterly tables in the form that a statistics office knows: each with a number, a unit, a total
 * and the indicators by industry, by district and by size of the enterprise.
 */
@Component
class Statistics implements ReportSource {
  private static final List<Band> WORST_FIRST =
      Arrays.stream(Band.values()).sorted(Comparator.reverseOrder()).toList();

  /** What tables are by. */
  private record Grouping(Wording title, Wording column) {}

  private static final Grouping BY_INDUSTRY =
      new Grouping(new Wording("分行业%s风险企业数", "%s by industry"), new Wording("行业门类", "Industry"));
  private static final Grouping BY_AREA =
      new Grouping(new Wording("分区域%s风险企业数", "%s by area"), new Wording("区域", "Area"));
  private static final Grouping BY_SIZE =
      new Grouping(new Wording("分规模%s风险企业数", "%s by size"), new Wording("企业规模", "Size"));

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
            "指标按一次风险扫描的结果汇总，计量单位为家；“合计”包括未评分的企业。企业规模按《统计上大中小微型企业划分办法（2017）》"
                + "划分，所需的从业人员、营业收入、资产总额取扫描时点已知的最近年报；未报送的记为“未知”，不作推断；行业不在该办法范围内的记为“不适用”。",
            "Counted in enterprises from one scan; totals include those without a score. Sizes are"
                + " those of the National Bureau of Statistics (2017), by the newest annual reports"
                + " that were known at the time of the scan; what was not reported is unknown, and"
                + " never guessed. Industries that these rules leave out are not applicable."));
    List<Counted<EnterpriseSize>> sizes =
        draft.step("sizes", () -> sizes(found.scan(), found.within()));
    for (Risk risk : Risk.values()) {
      String suffix = risk == Risk.FUNDRAISING ? "Fundraising" : "Default";
      draft.part(
          "industry" + suffix,
          () ->
              table(
                  "industry" + suffix,
                  BY_INDUSTRY,
                  risk,
                  by(BandCount::industry, counts),
                  words::industry,
                  words));
      draft.part(
          "district" + suffix,
          () ->
              table(
                  "district" + suffix,
                  BY_AREA,
                  risk,
                  by(BandCount::region, counts),
                  words::region,
                  words));
      draft.part(
          "size" + suffix,
          () ->
              table(
                  "size" + suffix, BY_SIZE, risk, sizes, size -> words.say(size.wording()), words));
    }
    feeds.add(draft);
    return draft.made(found.snapshot(), found.scan().asOf(), Optional.of(found.scan().release()));
  }

  private static String quarter(Instant at, ReportWords words) {
    ZonedDateTime day = ZonedDateTime.ofInstant(at, ReportWords.ZONE);
    int quarter = (day.getMonthValue() + 2) / 3;
    return words.say("%d 年第 %d 季度", "%d, quarter %d").formatted(day.getYear(), quarter);
  }

  /** Enterprises that have the same group, risk and band; without a score, none. */
  private record Counted<G>(G group, Risk risk, Optional<Band> band, long enterprises) {}

  private static List<Counted<String>> by(
      Function<BandCount, String> group, List<BandCount> counts) {
    return counts.stream()
        .map(each -> new Counted<>(group.apply(each), each.risk(), each.band(), each.enterprises()))
        .toList();
  }

  /** One row for many, since a city has more enterprises than a report may hold in memory. */
  private List<Counted<EnterpriseSize>> sizes(Scan scan, Regions within) {
    Map<Counted<EnterpriseSize>, Long> counts = new HashMap<>();
    warehouse
        .reports()
        .measured(
            scan,
            within,
            found -> {
              EnterpriseSize size =
                  EnterpriseSize.of(
                      found.section(),
                      found.code(),
                      new EnterpriseSize.Values(
                          found.employees(), found.revenue(), found.assets()));
              counts.merge(
                  new Counted<>(size, found.risk(), found.band(), 0),
                  found.enterprises(),
                  Long::sum);
            });
    return counts.entrySet().stream()
        .map(
            each ->
                new Counted<>(
                    each.getKey().group(),
                    each.getKey().risk(),
                    each.getKey().band(),
                    each.getValue()))
        .toList();
  }

  private static <G extends Comparable<G>> ReportTable table(
      String key,
      Grouping by,
      Risk risk,
      List<Counted<G>> counts,
      Function<G, String> name,
      ReportWords words) {
    List<Counted<G>> some = counts.stream().filter(count -> count.risk() == risk).toList();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row(words.say("合计", "Total"), some));
    TreeSet<G> groups = new TreeSet<>();
    some.forEach(count -> groups.add(count.group()));
    for (G each : groups) {
      rows.add(
          row(
              name.apply(each),
              some.stream().filter(count -> count.group().equals(each)).toList()));
    }
    return ReportTable.of(
        key,
        words.say(by.title()).formatted(words.risk(risk)),
        words.say("计量单位：家", "Unit: enterprises"),
        columns(words.say(by.column()), words),
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

  private static <G> List<Cell> row(String name, List<Counted<G>> counts) {
    long all = counts.stream().mapToLong(Counted::enterprises).sum();
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

  private static <G> long in(List<Counted<G>> counts, Optional<Band> band) {
    return counts.stream()
        .filter(count -> count.band().equals(band))
        .mapToLong(Counted::enterprises)
        .sum();
  }
}
