package cn.financebrain.ingest.sample;

import cn.financebrain.ingest.sample.SampleEnterprise.Behaviour;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A demonstration city: files for the bundled feed {@code sample}, and the labels of both risks.
 * One enterprise in twelve behaves like illegal fundraising and one in ten drifts to default. The
 * same seed, count and reference give the same bytes. Everything is made up.
 */
public final class SampleCity {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int FUNDRAISING_ONE_IN = 12;
  private static final int DRIFTING_ONE_IN = 10;

  private static final int LAST = 99_999_999;

  private final int first;
  private final LocalDate today;
  private final SplittableRandom random;
  private final SampleTable registration =
      new SampleTable(
          "registration.csv",
          "统一社会信用代码",
          "企业名称",
          "登记日期",
          "行政区划",
          "行业门类",
          "行业代码",
          "企业类型",
          "成立年份",
          "成立月份",
          "登记状态",
          "从业人数",
          "注册资本万元",
          "实缴资本万元",
          "高管人数",
          "变更次数");
  private final SampleTable reports =
      new SampleTable(
          "annual_report.csv",
          "统一社会信用代码",
          "年度",
          "公示日期",
          "资金数额万元",
          "从业人数",
          "经营状态",
          "有网站",
          "对外投资",
          "股权转让");
  private final SampleTable taxes =
      new SampleTable(
          "tax.csv", "统一社会信用代码", "凭证号", "所属期起", "所属期止", "申报日期", "税种", "税目", "计税依据", "税率", "税额");
  private final SampleTable news =
      new SampleTable("public_opinion.csv", "统一社会信用代码", "文章编号", "发布日期", "倾向", "标题");
  private final SampleTable judgments =
      new SampleTable("litigation.csv", "统一社会信用代码", "统计日期", "裁判文书数");
  private final SampleTable complaints =
      new SampleTable("complaints.csv", "统一社会信用代码", "工单号", "受理日期", "事由", "涉及金额");
  private final SampleTable advertisements =
      new SampleTable("advertising.csv", "统一社会信用代码", "监测编号", "发布日期", "渠道", "承诺保本", "宣称年化收益率");
  private final SampleStatements statements = new SampleStatements();
  private final SampleTable fundraisingLabels =
      new SampleTable("labels-fundraising.csv", "enterprise_id", "label");
  private final SampleTable defaultLabels =
      new SampleTable("labels-default.csv", "enterprise_id", "label");

  private SampleCity(int first, LocalDate today, SplittableRandom random) {
    this.first = first;
    this.today = today;
    this.random = random;
  }

  /**
   * Writes the files into a directory, which is made if it is missing.
   *
   * @param first number of the first enterprise, from 1; cities with different numbers go into one
   *     system side by side
   * @param enterprises how many
   * @param reference the day up to which the story runs
   * @throws IllegalArgumentException if there is none, or a number above 99,999,999
   */
  public static void write(Path directory, long seed, int first, int enterprises, Instant reference)
      throws IOException {
    if (first < 1 || enterprises < 1 || first - 1L + enterprises > LAST) {
      throw new IllegalArgumentException(
          "enterprises %d to %d, expected some from 1 to %,d"
              .formatted(first, first - 1L + enterprises, LAST));
    }
    LocalDate today = reference.atZone(ZONE).toLocalDate();
    SampleCity city = new SampleCity(first, today, new SplittableRandom(seed));
    for (int number = first; number < first + enterprises; number++) {
      Behaviour behaviour =
          number % FUNDRAISING_ONE_IN == 0
              ? Behaviour.FUNDRAISING
              : number % DRIFTING_ONE_IN == 0 ? Behaviour.DRIFTING : Behaviour.SOUND;
      city.add(SampleEnterprise.of(number, behaviour, today, city.random.split()));
    }
    Files.createDirectories(directory);
    for (SampleTable table : city.tables()) {
      table.write(directory);
    }
  }

  private List<SampleTable> tables() {
    List<SampleTable> tables = new ArrayList<>();
    tables.add(registration);
    tables.add(reports);
    tables.add(taxes);
    tables.add(news);
    tables.add(judgments);
    tables.add(complaints);
    tables.add(advertisements);
    tables.add(statements.table());
    tables.add(fundraisingLabels);
    tables.add(defaultLabels);
    return tables;
  }

  private void add(SampleEnterprise enterprise) {
    addRegistration(enterprise);
    for (int year = Math.max(today.getYear() - 4, enterprise.established().getYear());
        year < today.getYear();
        year++) {
      addReport(enterprise, year);
      statements.add(enterprise, year, today.getYear() - 1 - year, random);
    }
    addTaxes(enterprise);
    addNews(enterprise);
    addComplaints(enterprise);
    addAdvertisements(enterprise);
    addJudgments(enterprise);
    boolean fundraising = enterprise.behaviour() == Behaviour.FUNDRAISING;
    boolean drifting = enterprise.behaviour() == Behaviour.DRIFTING;
    fundraisingLabels.add(enterprise.uscc(), fundraising ? 1 : 0);
    defaultLabels.add(enterprise.uscc(), drifting ? 1 : 0);
  }

  private LocalDate recent(int days) {
    return today.minusDays(1 + random.nextInt(days));
  }

  private void addRegistration(SampleEnterprise enterprise) {
    boolean fundraising = enterprise.behaviour() == Behaviour.FUNDRAISING;
    registration.add(
        enterprise.uscc(),
        enterprise.name(),
        enterprise.established(),
        enterprise.district(),
        enterprise.trade().section(),
        enterprise.trade().code(),
        1100,
        enterprise.established().getYear(),
        enterprise.established().getMonthValue(),
        6,
        enterprise.employees(),
        enterprise.capital(),
        fundraising ? enterprise.capital() / 50 : enterprise.capital() * 8 / 10,
        1 + random.nextInt(4),
        fundraising ? 3 + random.nextInt(10) : random.nextInt(4));
  }

  private void addReport(SampleEnterprise enterprise, int year) {
    boolean drifting = enterprise.behaviour() == Behaviour.DRIFTING;
    boolean last = year == today.getYear() - 1;
    LocalDate filed = LocalDate.of(year + 1, 1, 5).plusDays(random.nextInt(150));
    if (filed.isAfter(today)) {
      return; // not public yet
    }
    reports.add(
        enterprise.uscc(),
        year,
        filed,
        enterprise.capital(),
        drifting && last ? enterprise.employees() / 3 : enterprise.employees(),
        drifting && last && random.nextInt(2) == 0 ? "歇业" : "开业",
        random.nextInt(3) == 0 ? "是" : "否",
        random.nextInt(5) == 0 ? "是" : "否",
        random.nextInt(8) == 0 ? "是" : "否");
  }

  private void addTaxes(SampleEnterprise enterprise) {
    for (int quarter = 8; quarter >= 1; quarter--) {
      LocalDate start = today.withDayOfMonth(1).minusMonths(3L * quarter);
      LocalDate end = start.plusMonths(3).minusDays(1);
      if (start.isBefore(enterprise.established())) {
        continue;
      }
      double turnover = enterprise.employees() * (20_000.0 + random.nextInt(20_000));
      if (enterprise.behaviour() == Behaviour.DRIFTING) {
        turnover *= quarter / 8.0;
      }
      LocalDate filed = end.plusDays(random.nextInt(12));
      taxes.add(
          enterprise.uscc(),
          "示例税%06d".formatted(taxes.nextNumber(first)),
          start,
          end,
          filed.isAfter(today) ? today : filed,
          "增值税",
          "销售货物",
          money(turnover),
          0.03,
          money(turnover * 0.03));
    }
  }

  private static String money(double amount) {
    return BigDecimal.valueOf(Math.round(amount * 100), 2).toPlainString();
  }

  private void addNews(SampleEnterprise enterprise) {
    int articles =
        enterprise.behaviour() == Behaviour.SOUND ? random.nextInt(2) : 1 + random.nextInt(6);
    for (int i = 0; i < articles; i++) {
      boolean negative = enterprise.behaviour() != Behaviour.SOUND && random.nextInt(4) > 0;
      news.add(
          enterprise.uscc(),
          "示例文%06d".formatted(news.nextNumber(first)),
          recent(negative ? 120 : 700),
          negative ? "消极" : random.nextInt(2) == 0 ? "积极" : "中立",
          negative ? "示例：到期未能兑付引发关注" : "示例：企业动态");
    }
  }

  private void addComplaints(SampleEnterprise enterprise) {
    switch (enterprise.behaviour()) {
      case FUNDRAISING -> complain(enterprise, "非法集资", random.nextInt(5), 80, 200_000);
      case DRIFTING -> {
        complain(enterprise, "拖欠货款", 1 + random.nextInt(3), 170, 80_000);
        complain(enterprise, "拖欠工资", random.nextInt(3), 170, 30_000);
      }
      case SOUND -> complain(enterprise, "服务质量", random.nextInt(6) / 5, 700, 2_000);
    }
  }

  private void complain(
      SampleEnterprise enterprise, String topic, int count, int days, int largest) {
    for (int i = 0; i < count; i++) {
      complaints.add(
          enterprise.uscc(),
          "示例诉%06d".formatted(complaints.nextNumber(first)),
          recent(days),
          topic,
          1_000 + random.nextInt(largest));
    }
  }

  private void addAdvertisements(SampleEnterprise enterprise) {
    boolean fundraising = enterprise.behaviour() == Behaviour.FUNDRAISING;
    int count = fundraising ? 1 + random.nextInt(6) : random.nextInt(12) / 11;
    String[] channels = {"传单", "网络", "短信", "讲座"};
    for (int i = 0; i < count; i++) {
      advertisements.add(
          enterprise.uscc(),
          "示例广%06d".formatted(advertisements.nextNumber(first)),
          recent(fundraising ? 80 : 500),
          channels[random.nextInt(channels.length)],
          fundraising && random.nextInt(2) == 0 ? "是" : "否",
          fundraising ? 8 + random.nextInt(17) : random.nextInt(5));
    }
  }

  private void addJudgments(SampleEnterprise enterprise) {
    int count =
        enterprise.behaviour() == Behaviour.SOUND ? random.nextInt(12) / 11 : random.nextInt(9);
    if (count > 0) {
      judgments.add(enterprise.uscc(), recent(60), count);
    }
  }
}
