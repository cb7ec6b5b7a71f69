package cn.financebrain.cli.pages;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.store.WarehouseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a made-up city, written by the warehouse itself: what a page reads need not mean
 * anything, only be there in the number, size and order that a city leaves.
 *
 * <p>Each month brings every enterprise a score of each risk, two events and a change of a tag, and
 * every fiftieth of them an alert of each.
 */
final class CityRows {
  private static final String ID = "concat('bench:', leftPad(toString(%s), 7, '0'))";
  private static final String REGION =
      "arrayElement(['330302','330303','330304','330305','330324','330326','330327','330328',"
          + "'330329','330381','330382','330383'], 1 + %s %% 12)";

  /** Three of ten are in one section, as in trade; the others spread over ten. */
  private static final String INDUSTRY =
      "if(%s %% 10 < 3, 'F', arrayElement(['A','C','E','G','H','I','J','K','L','O'],"
          + " 1 + intDiv(%s, 10) %% 10))";

  private static final String BAND =
      "multiIf(i >= 80, 'red', i >= 60, 'orange', i >= 40, 'yellow', i >= 20, 'blue', 'green')";
  private static final String REASONS =
      """
      ['registration.age_days','litigation.defendant_count_365d','complaint.count_90d',
       'tax.arrears_amount','social_security.insured_change_180d'],
      ['quantity','quantity','quantity','quantity','quantity'],
      ['420','3','5','180000','-0.4'], [0.9, 0.7, 0.5, 0.3, 0.1],
      [['demo/registration\\nr1'],['demo/suit\\ns1','demo/suit\\ns2'],['demo/complaint\\nc1'],
       ['demo/tax\\nt1'],['demo/social\\nx1']]
      """;

  /** The tag that changes. */
  static final String CHANGING = "reg_capital";

  /** Tags that have numbers. */
  static final List<String> QUANTITIES =
      Catalogue.bundled().tags().stream()
          .filter(tag -> tag.kind() == TagSpec.Kind.QUANTITY)
          .map(TagSpec::id)
          .toList();

  private static final int FEEDS = 28;
  private static final String FEED = "concat('city/', toString(number %% %d))".formatted(FEEDS);

  private final WarehouseSettings warehouse;
  private final int enterprises;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param warehouse of a user that may write
   */
  CityRows(WarehouseSettings warehouse, int enterprises) {
    this.warehouse = warehouse;
    this.enterprises = enterprises;
  }

  /** The id of an enterprise. */
  static String id(int number) {
    return "bench:%07d".formatted(number);
  }

  void writeEnterprises() throws IOException, InterruptedException {
    run(
        """
        INSERT INTO enterprise_log
          (enterprise, name, region, industry, enrolled, log_partition, log_offset)
        SELECT %s, concat(arrayElement(['瓯江','鹿鸣','雁荡','楠溪','飞云'], 1 + number %% 5),
            '第', toString(number), arrayElement(['贸易','科技','养老服务','投资咨询'], 1 + number %% 4),
            '有限公司'), %s, %s, true, number %% 4, number
        FROM numbers(%d)
        """
            .formatted(
                ID.formatted("number"),
                REGION.formatted("number"),
                INDUSTRY.formatted("number", "number"),
                enterprises));
    run(
        """
        INSERT INTO enterprise_tag_log (enterprise, as_of, release, log_partition, log_offset%s)
        SELECT %s, now64(6), 1, number %% 4, number%s FROM numbers(%d)
        """
            .formatted(
                quantities(", %s"),
                ID.formatted("number"),
                quantities(
                    ", if(cityHash64(number, '%1$s') %% 2 = 0, cityHash64('%1$s', number) %% 100000, NULL)"),
                enterprises));
  }

  /** Of every second enterprise, each. */
  private static String quantities(String each) {
    return QUANTITIES.stream().map(each::formatted).collect(Collectors.joining());
  }

  /**
   * @param ago 0 for the month that ends now
   */
  void writeMonth(int ago) throws IOException, InterruptedException {
    String scores = scores(ago);
    run("INSERT INTO score_log " + scores);
    if (ago == 0) {
      run("INSERT INTO latest_score_log " + scores);
    }
    run(alerts(ago));
    run(letters(ago));
    run(steps(ago));
    run(events(ago));
    run(changes(ago));
    run(loads(ago));
    run(loadedDays(ago));
  }

  private String scores(int ago) {
    return """
        (enterprise, risk, as_of, release, unscored, model, probability, threshold, risk_index,
          band, coverage, log_partition, log_offset)
        SELECT %s, if(number %% 2 = 0, 'fundraising', 'default'),
          now64(6) - INTERVAL %d DAY - toIntervalSecond(number %% 2500000), 1, '', 'bench',
          i / 100, 0.5, i, %s, 0.9, number %% 4, number + %d
        FROM (SELECT number, 100 * pow(cityHash64(number, %d) %% 1000000 / 1e6, 6) AS i FROM numbers(%d))
        """
        .formatted(
            ID.formatted("intDiv(number, 2)"), 30 * ago, BAND, offset(ago), ago, 2 * enterprises);
  }

  private String alerts(int ago) {
    return """
        INSERT INTO alert_log
          (id, enterprise, risk, episode, band, cause, cause_from, cause_to, region, raised_at,
           release, risk_index, reason_tag, reason_kind, reason_value, reason_contribution,
           reason_evidence, log_partition, log_offset)
        SELECT concat('%d-', toString(number)), %s, if(number %% 2 = 0, 'fundraising', 'default'),
          %d, if(number %% 6 = 0, 'red', 'orange'), 'band_rise', 'yellow', 'orange', %s,
          now64(6) - INTERVAL %d DAY - toIntervalSecond(number * 7 %% 2500000), 1, 66.6, %s,
          number %% 4, number + %d
        FROM numbers(%d)
        """
        .formatted(
            ago,
            ID.formatted("(intDiv(number, 2) * 50 + %d)".formatted(ago)),
            24 - ago,
            REGION.formatted("(intDiv(number, 2) * 50 + %d)".formatted(ago)),
            30 * ago,
            REASONS,
            offset(ago),
            2 * (enterprises / 50));
  }

  /** So many that a month of them is more than the store reads at least. */
  private String letters(int ago) {
    return """
        INSERT INTO dead_letter_log
          (feed, location, position, field, reason, detail, raw, refused_at, header)
        SELECT 'demo/tax', '%s', number + 1, '日期', 'bad_date', '读到 x，应为 yyyy-MM-dd',
          concat(%s, ',x,', toString(number)),
          now64(6) - INTERVAL %d DAY - toIntervalSecond(number * 7 %% 2500000), ['企业', '日期', '金额']
        FROM numbers(%d)
        """
        .formatted(
            letterFile(ago), ID.formatted("number"), 30 * ago, Math.max(enterprises / 10, 10_000));
  }

  private static String letterFile(int ago) {
    return "tax-%02d.csv".formatted(PagesBench.MONTHS - ago);
  }

  /** Every hundredth was mended. */
  private String steps(int ago) {
    return """
        INSERT INTO dead_letter_step_log (letter, at, action, person, feed, before, fate)
        SELECT id, refused_at, 'mended', 'bench', feed, raw, 'published'
        FROM dead_letter_log WHERE feed = 'demo/tax' AND location = '%s' AND position %% 100 = 0
        """
        .formatted(letterFile(ago));
  }

  private String events(int ago) {
    return """
        INSERT INTO event_log
          (enterprise, source, id, revision, type, category, event_time, available_time,
           arrival_time, retracted, release, data, log_partition, log_offset, precedence)
        SELECT %s, concat('demo/', arrayElement(['registration','suit','complaint','tax','social'],
            1 + number %% 5)), concat('%d-', toString(number)), 0, 'litigation.case_filed',
          'litigation', at, at, at, false, 1,
          concat('{"court":"330302","amount":', toString(number %% 90000), ',"role":"defendant"}'),
          number %% 4, number + %d, number
        FROM (SELECT number, now64(6) - INTERVAL %d DAY - toIntervalSecond(number %% 2500000) AS at
              FROM numbers(%d))
        """
        .formatted(ID.formatted("intDiv(number, 2)"), ago, offset(ago), 30 * ago, 2 * enterprises);
  }

  private String changes(int ago) {
    return """
        INSERT INTO enterprise_tag_change_log
          (enterprise, tag, as_of, before, after, log_partition, log_offset)
        SELECT %s, '%s', now64(6) - INTERVAL %d DAY - toIntervalSecond(number %% 2500000),
          toString(number %% 9000), toString(number %% 9001), number %% 4, number + %d
        FROM numbers(%d)
        """
        .formatted(ID.formatted("number"), CHANGING, 30 * ago, offset(ago), enterprises);
  }

  /** One a day of each of 28 feeds. */
  private static String loads(int ago) {
    return """
        INSERT INTO feed_run_log
          (feed, input, started_at, finished_at, read, accepted, duplicate, queued, rejected)
        SELECT %1$s, 'day.csv', at, at + 9, 100, 97, 1, 0, map('bad_date', 2)
        FROM (SELECT number, now64(6) - toIntervalDay(%2$d + intDiv(number, %3$d)) AS at FROM numbers(%4$d))
        """
        .formatted(FEED, 30 * ago, FEEDS, 30 * FEEDS);
  }

  private static String loadedDays(int ago) {
    return """
        INSERT INTO feed_day_log (feed, day, started_at, input, accepted)
        SELECT %1$s, toDate(at), at, 'day.csv', 97
        FROM (SELECT number, now64(6) - toIntervalDay(%2$d + intDiv(number, %3$d)) AS at FROM numbers(%4$d))
        """
        .formatted(FEED, 30 * ago, FEEDS, 30 * FEEDS);
  }

  private long offset(int ago) {
    return (24L - ago) * 4 * enterprises;
  }

  /** Parts that merges would have put together by the time that people look. */
  void settle() throws IOException, InterruptedException {
    for (String table :
        List.of(
            "enterprise_log",
            "latest_score_log",
            "score_log",
            "alert_log",
            "event_log",
            "enterprise_tag_change_log",
            "feed_run_log",
            "feed_day_log",
            "dead_letter_log",
            "dead_letter_step_log")) {
      run("OPTIMIZE TABLE " + table);
    }
  }

  private void run(String sql) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(warehouse.url() + "/?database=" + warehouse.database()))
            .header("X-ClickHouse-User", warehouse.user())
            .header("X-ClickHouse-Key", warehouse.password())
            .POST(BodyPublishers.ofString(sql, StandardCharsets.UTF_8))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
  }
}
