package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.FullList;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.ScannedEnterprise;
import cn.financebrain.store.WarehouseReports.BandCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The scan report of the city (风险扫描报告) and the sheet of a district (区县简报): who is where, what
 * changed since the scan before, the highest with their reasons, feeds and cases.
 */
@Component
class ScanReports implements ReportSource {
  static final int TOP = 50;

  /** Without a scan before, cases are told of so many days. */
  private static final Duration PERIOD = Duration.ofDays(30);

  private static final int REASONS = 3;

  private final Warehouse warehouse;
  private final ScanOf scans;
  private final CachedTags tags;
  private final FeedPart feeds;
  private final CasePart cases;

  ScanReports(Warehouse warehouse, ScanOf scans, CachedTags tags, FeedPart feeds, CasePart cases) {
    this.warehouse = warehouse;
    this.scans = scans;
    this.tags = tags;
    this.feeds = feeds;
    this.cases = cases;
  }

  @Override
  public boolean makes(ReportKind kind) {
    return kind == ReportKind.CITY || kind == ReportKind.DISTRICT;
  }

  @Override
  public ReportDraft.Made make(ReportDraft draft) {
    ReportOrder order = draft.order();
    ReportWords words = draft.words();
    ScanOf.Found found = draft.step("scan", () -> scans.find(order.scan(), order.region()));
    describe(draft, found);
    List<BandCount> counts =
        draft.step("bands", () -> warehouse.reports().bands(found.scan(), found.within()));
    BandTables bands = new BandTables(counts, words);
    draft.lead(lead(bands, found, words));
    draft.part(
        "bands",
        () ->
            ReportTable.of(
                "bands",
                words.say("总体分布", "Overall"),
                "",
                bands.overallColumns(),
                bands.overall()));
    draft.part("changes", () -> Changes.of(found, warehouse, words));
    draft.part("districts", () -> districts(bands, order, words));
    draft.part(
        "industries",
        () ->
            ReportTable.of(
                "industries",
                words.say("按行业", "By industry"),
                words.say("行业门类依 GB/T 4754-2017。", "Sections of GB/T 4754-2017."),
                bands.groupColumns(words.say("行业门类", "Industry")),
                bands.grouped(BandCount::industry, words::industry)));
    for (Risk risk : Risk.values()) {
      String key = risk == Risk.FUNDRAISING ? "topFundraising" : "topDefault";
      draft.part(key, () -> top(key, risk, found, bands, words));
    }
    feeds.add(draft);
    Instant from =
        found.before().map(before -> before.asOf()).orElse(found.scan().asOf().minus(PERIOD));
    draft.part("cases", () -> cases.of(order.region(), from, found.scan().asOf(), words));
    draft.full(full(found, words));
    return draft.made(found.snapshot(), found.scan().asOf(), Optional.of(found.scan().release()));
  }

  private static void describe(ReportDraft draft, ScanOf.Found found) {
    ReportWords words = draft.words();
    draft
        .fact("范围", "Region", words.area(draft.order().region()))
        .fact(
            "扫描", "Scan", found.scan().title().isEmpty() ? found.scan().id() : found.scan().title())
        .fact(
            "对比",
            "Compared with",
            found
                .before()
                .map(before -> before.id() + " · " + words.time(before.asOf()))
                .orElseGet(() -> words.say("无更早的扫描", "no scan before")));
  }

  private static String lead(BandTables bands, ScanOf.Found found, ReportWords words) {
    return words
        .say(
            "截至 %s，本范围共扫描企业 %,d 家。非法集资风险：红色 %,d 家、橙色 %,d 家；违约风险：红色 %,d 家、橙色 %,d 家；"
                + "未能评分 %,d 家（不代表低风险）。",
            "As of %s, %,d enterprises were scanned here. Illegal fundraising: %,d red, %,d orange;"
                + " default: %,d red, %,d orange; %,d could not be scored, which is not low risk.")
        .formatted(
            words.time(found.scan().asOf()),
            Arrays.stream(Risk.values()).mapToLong(bands::all).max().orElse(0),
            bands.of(Risk.FUNDRAISING, Optional.of(Band.RED)),
            bands.of(Risk.FUNDRAISING, Optional.of(Band.ORANGE)),
            bands.of(Risk.DEFAULT, Optional.of(Band.RED)),
            bands.of(Risk.DEFAULT, Optional.of(Band.ORANGE)),
            Arrays.stream(Risk.values())
                .mapToLong(risk -> bands.of(risk, Optional.empty()))
                .max()
                .orElse(0));
  }

  /** By towns within a district where departments tell them, else by districts. */
  private static ReportTable districts(BandTables bands, ReportOrder order, ReportWords words) {
    return ReportTable.of(
        "districts",
        order.kind() == ReportKind.DISTRICT
            ? words.say("按区域", "By area")
            : words.say("按区县", "By district"),
        "",
        bands.groupColumns(words.say("区域", "Area")),
        bands.grouped(
            count ->
                order.kind() == ReportKind.DISTRICT || count.region().length() <= 6
                    ? count.region()
                    : count.region().substring(0, 6),
            words::region));
  }

  private ReportTable top(
      String key, Risk risk, ScanOf.Found found, BandTables bands, ReportWords words) {
    List<ScannedEnterprise> top =
        warehouse.reports().top(found.scan(), found.before(), risk, found.within(), TOP);
    long scored = bands.all(risk) - bands.of(risk, Optional.empty());
    return new ReportTable(
        key,
        words
            .say("%s风险最高的企业", "Highest risk of %s")
            .formatted(words.risk(risk).toLowerCase(Locale.ROOT)),
        "",
        List.of(
            Column.number(words.say("序号", "No.")),
            Column.text(words.say("企业", "Enterprise")),
            Column.text(words.say("区域", "Area")),
            Column.number(words.say("指数", "Index")),
            Column.text(words.say("等级", "Band")),
            Column.text(words.say("上期", "Before")),
            Column.text(words.say("主要原因", "Main reasons"))),
        IntStream.range(0, top.size()).mapToObj(i -> row(i + 1, top.get(i), words)).toList(),
        Math.max(scored, top.size()),
        "");
  }

  private List<Cell> row(int place, ScannedEnterprise each, ReportWords words) {
    return List.of(
        Cell.of(place),
        Cell.of(each.name().isEmpty() ? each.enterprise() : each.name() + " " + each.enterprise()),
        Cell.of(words.region(each.region())),
        Cell.of(each.index().orElse(Double.NaN), 1),
        Cell.of(words.band(each.band())),
        Cell.of(each.before().map(words::band).orElse("—")),
        Cell.of(reasons(each, REASONS, words)));
  }

  private String reasons(ScannedEnterprise each, int most, ReportWords words) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < Math.min(most, each.reasons().size()); i++) {
      String value = i < each.values().size() ? each.values().get(i) : "";
      String name = words.tag(each.reasons().get(i));
      told.add(value.isEmpty() ? name : name + words.say("：", ": ") + withUnit(each, i, value));
    }
    new TreeSet<>(each.rules()).forEach(rule -> told.add(words.say("规则 ", "rule ") + rule));
    return String.join(words.say("；", "; "), told);
  }

  private String withUnit(ScannedEnterprise each, int i, String value) {
    String unit = tags.find(each.reasons().get(i)).map(spec -> spec.unit()).orElse("");
    return unit.isEmpty() ? value : value + ' ' + unit;
  }

  private FullList full(ScanOf.Found found, ReportWords words) {
    return new FullList(
        words.say("全部企业", "All enterprises"),
        List.of(
            Column.text(words.say("企业标识", "Id")),
            Column.text(words.say("企业名称", "Name")),
            Column.text(words.say("区划代码", "Region code")),
            Column.text(words.say("区域", "Area")),
            Column.text(words.say("行业", "Industry")),
            Column.text(words.say("风险", "Risk")),
            Column.number(words.say("指数", "Index")),
            Column.text(words.say("等级", "Band")),
            Column.text(words.say("上期等级", "Band before")),
            Column.number(words.say("概率", "Probability")),
            Column.text(words.say("未评分原因", "Why no score")),
            Column.text(words.say("主要原因", "Main reasons"))),
        to ->
            warehouse
                .reports()
                .each(
                    found.scan(),
                    found.before(),
                    found.within(),
                    each ->
                        to.accept(
                            List.of(
                                Cell.of(each.enterprise()),
                                Cell.of(each.name()),
                                Cell.of(each.region()),
                                Cell.of(words.region(each.region())),
                                Cell.of(each.industry()),
                                Cell.of(words.risk(each.risk())),
                                Cell.of(each.index().orElse(Double.NaN), 1),
                                Cell.of(words.band(each.band())),
                                Cell.of(each.before().map(words::band).orElse("")),
                                Cell.of(each.probability().orElse(Double.NaN), 4),
                                Cell.of(each.unscored()),
                                Cell.of(reasons(each, Integer.MAX_VALUE, words))))));
  }
}
