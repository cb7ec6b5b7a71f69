package cn.financebrain.training.report;

import cn.financebrain.training.city.CityFindings;
import cn.financebrain.training.city.Found;
import cn.financebrain.training.city.Quiet;
import cn.financebrain.training.city.RiskFindings;
import cn.financebrain.training.city.StoryWords;
import cn.financebrain.training.city.WatchFindings;
import cn.financebrain.training.metric.Bootstrap.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a city's run found, as a page like that of the protocol. */
public final class CityPage {
  private final CityFindings findings;

  private CityPage(CityFindings findings) {
    this.findings = findings;
  }

  public static byte[] bytes(CityFindings findings) {
    CityPage page = new CityPage(findings);
    return Page.bytes(
        "模拟城市上的预警提前期",
        "Lead time on a simulated city",
        page.facts() + findings.risks().stream().map(page::section).collect(Collectors.joining()));
  }

  private String facts() {
    return "<p class='missed'>%s</p>\n"
            .formatted(
                Html.both(
                    "以下全为虚构：城市由本系统模拟，结果只供演练与回归比较，不代表真实企业上的效果。",
                    "All of it is made up: the city is simulated by us. The figures serve rehearsal and"
                        + " regression and claim nothing of real enterprises."))
        + "<p>%s</p>\n"
            .formatted(
                Html.both(
                    "企业 %d 家，事件 %d 条；用 %s 零点前已知的信息训练，监测至 %s（%.1f 个月）。"
                        .formatted(
                            findings.enterprises(),
                            findings.events(),
                            findings.trainedUntil(),
                            findings.watchedUntil(),
                            findings.months()),
                    "%d enterprises, %d events; trained on what was known as %s began, watched until %s (%.1f months)."
                        .formatted(
                            findings.enterprises(),
                            findings.events(),
                            findings.trainedUntil(),
                            findings.watchedUntil(),
                            findings.months())))
        + Html.note(
            "训练方法 %s，种子 %d；规则集 %s。"
                .formatted(findings.trainer(), findings.seed(), findings.rules()),
            "Trainer %s, seed %d; book of rules %s."
                .formatted(findings.trainer(), findings.seed(), findings.rules()))
        + Html.note(
            "事发日：企业停止支付之日；非法集资只计向公众吸收资金的企业。此前已事发的企业不在监测之列；"
                + "模型由此前各季度之初尚未事发的企业训练，学习谁在 90 天内事发。提前天数＝事发日－首个橙色或红色预警日，负数为事后。",
            "The event is the day on which an enterprise stops paying; for fundraising that of those"
                + " alone who take the public's money. Those whose event was before are not watched;"
                + " models learn from enterprises as each of the quarters before began whose event"
                + " happens within 90 days."
                + " Lead: days from the first orange or red alert to the event, below 0 after it.");
  }

  private String section(RiskFindings of) {
    return "<section>\n"
        + Html.heading(2, of.risk().chinese(), of.risk().english())
        + "<p>%s</p>\n".formatted(training(of))
        + Html.heading(3, "先于事发的比例与提前天数", "Share found first, and lead")
        + shares(of)
        + Html.note(
            "区间由自助法得出：1000 次，按案例有放回抽取，同一团伙一并抽取。随机一行：在全部监测企业中抽取同样多的企业、于同样的日期预警时的期望值。",
            "Intervals by bootstrap: 1,000 draws of cases, members of a group together. By lot: what is"
                + " expected if as many enterprises, alerted on the same days, were drawn from all that"
                + " are watched.")
        + Html.heading(3, "按情节", "By story")
        + stories(of)
        + Html.heading(3, "误报", "False alarms")
        + falseAlarms(of)
        + "</section>\n";
  }

  private static String training(RiskFindings of) {
    RiskFindings.Training training = of.training();
    int cases = of.watches().get(0).all().cases();
    String model =
        training.succeeded()
            ? Html.both(
                "训练样本 %d 条（此前各季度之初的企业），其中 %d 条在 90 天内停止支付；模型 %s。"
                    .formatted(training.rows(), training.positives(), training.model()),
                ("Trained on %d rows (enterprises as each of the quarters before began), in %d of which it"
                        + " stopped paying within 90 days; model %s.")
                    .formatted(training.rows(), training.positives(), training.model()))
            : Html.both(
                "未能训练模型（%s），只测量规则。".formatted(training.problem()),
                "No model could be trained (%s); only rules are measured."
                    .formatted(training.problem()));
    String settings =
        training.succeeded()
            ? "<br>"
                + Html.both(
                    "训练样本上试过的设置数：%d。参数：%s".formatted(training.settingsTried(), training.settings()),
                    "Settings tried on the training rows: %d.".formatted(training.settingsTried()))
            : "";
    return model
        + settings
        + "<br>"
        + Html.both(
            "监测企业 %d 家，其中 %d 家在监测期内停止支付（案例），%d 家在其后。".formatted(of.watched(), cases, of.pending()),
            "%d enterprises watched, of whom %d stop paying within the watch (the cases) and %d after it."
                .formatted(of.watched(), cases, of.pending()));
  }

  private static String shares(RiskFindings of) {
    List<String> header = new ArrayList<>(List.of(Html.both("监测方式", "Watch")));
    header.addAll(leadHeader());
    header.add(Html.both("先于事发的 95% 区间", "95 % interval of found first"));
    header.add(Html.both("橙、红预警数", "Alerts, orange and red"));
    header.add(Html.both("低于橙色的骤升预警", "Sharp rises below orange"));
    List<List<String>> rows = new ArrayList<>();
    for (WatchFindings watch : of.watches()) {
      List<String> row = new ArrayList<>(List.of(name(watch)));
      row.addAll(lead(watch.all()));
      row.add(interval(watch.first()));
      row.add(number(watch.alerts()));
      row.add(Integer.toString(watch.lesser()));
      rows.add(row);
    }
    return Html.table(header, rows);
  }

  private static List<String> leadHeader() {
    return List.of(
        Html.both("先于事发", "Found first"),
        Html.both("发现", "Found"),
        Html.both("最短提前天数", "Least lead, days"),
        Html.both("下四分位", "Lower quartile"),
        Html.both("中位数", "Median"),
        Html.both("上四分位", "Upper quartile"),
        Html.both("预警前已公开天数（中位）", "Median days open to the public before"));
  }

  private static List<String> lead(Found found) {
    return List.of(
        Html.percent(found.shareFirst()),
        Html.percent(found.shareFound()),
        number(found.lead().worst()),
        number(found.lead().lowerQuartile()),
        number(found.lead().median()),
        number(found.lead().upperQuartile()),
        number(found.unseen()));
  }

  private static String stories(RiskFindings of) {
    List<String> header =
        new ArrayList<>(
            List.of(
                Html.both("情节", "Story"), Html.both("监测方式", "Watch"), Html.both("案例", "Cases")));
    header.addAll(leadHeader());
    List<List<String>> rows = new ArrayList<>();
    for (WatchFindings watch : of.watches()) {
      watch
          .stories()
          .forEach(
              (kind, found) -> {
                List<String> row = new ArrayList<>();
                row.add(Html.both(StoryWords.chinese(kind), StoryWords.english(kind)));
                row.add(name(watch));
                row.add(Integer.toString(found.cases()));
                row.addAll(lead(found));
                rows.add(row);
              });
    }
    return Html.table(header, rows);
  }

  private String falseAlarms(RiskFindings of) {
    List<List<String>> rows = new ArrayList<>();
    for (WatchFindings watch : of.watches()) {
      for (Quiet quiet : watch.crowds()) {
        rows.add(
            List.of(
                Html.both(quiet.crowd().chinese(), quiet.crowd().english()),
                name(watch),
                Integer.toString(quiet.enterprises()),
                number(quiet.alerted()),
                number(quiet.alerts()),
                rate(quiet.perThousandAndMonth(findings.months()))));
      }
    }
    return Html.table(
        List.of(
            Html.both("从未停止支付的企业", "Never stop paying"),
            Html.both("监测方式", "Watch"),
            Html.both("企业数", "Enterprises"),
            Html.both("被预警企业", "Alerted"),
            Html.both("预警数", "Alerts"),
            Html.both("每千家每月", "Per 1,000 and month")),
        rows);
  }

  private static String name(WatchFindings of) {
    return Html.both(of.watch().chinese(), of.watch().english());
  }

  private static String interval(Interval interval) {
    return Double.isNaN(interval.low())
        ? Html.NONE
        : Html.percent(interval.low()) + "–" + Html.percent(interval.high());
  }

  /** One decimal, where there is one. */
  private static String number(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "")
        : Html.NONE;
  }

  private static String rate(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : Html.NONE;
  }
}
