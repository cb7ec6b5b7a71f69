package cn.financebrain.scoring;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Made-up events of one enterprise. */
public final class Histories {
  public static final EnterpriseId ENTERPRISE = new ForeignId("made", "1");
  public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private static final long DAY = 24 * 3600;

  private Histories() {}

  /** An instant some days after the start. */
  public static Instant day(long number) {
    return START.plusSeconds(number * DAY);
  }

  /** A first revision that is available as it happens. */
  public static EnterpriseEvent event(
      String type, Category category, String id, long day, Map<String, FieldValue> data) {
    return revision(type, category, id, day, day, 0, false, data);
  }

  public static EnterpriseEvent revision(
      String type,
      Category category,
      String id,
      long day,
      long availableDay,
      int revision,
      boolean retracted,
      Map<String, FieldValue> data) {
    return new EnterpriseEvent(
        new EventKey("made/" + type, id),
        type,
        category,
        ENTERPRISE,
        day(day),
        day(availableDay),
        day(availableDay),
        revision,
        retracted,
        0,
        data);
  }

  public static EnterpriseEvent registration(long day, double capital, String industry) {
    return event(
        "registration.snapshot",
        Category.REGISTRATION,
        "r",
        day,
        Map.of(
            "registered_capital",
            number(capital),
            "paid_in_capital",
            number(capital / 4),
            "industry_section",
            text(industry),
            "district",
            text("330302"),
            "name",
            text("测试有限公司"),
            "established_year",
            number(2015)));
  }

  public static FieldValue number(double value) {
    return new FieldValue.Quantity(value);
  }

  public static FieldValue text(String value) {
    return new FieldValue.Text(value);
  }

  /** Events with colliding keys, revisions, retractions and times. */
  public static Arbitrary<List<EnterpriseEvent>> histories() {
    return Arbitraries.oneOf(taxes(), articles(), statements(), registrations())
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  /** A log that goes from release 0 to another: neither arrival nor release ever goes back. */
  public static Arbitrary<List<EnterpriseEvent>> logs(int releases) {
    return histories()
        .map(
            events -> {
              List<EnterpriseEvent> log = new ArrayList<>(events);
              log.sort(Comparator.comparing(EnterpriseEvent::arrivalTime));
              for (int i = 0; i < log.size(); i++) {
                int release = i * (releases + 1) / log.size();
                log.set(i, log.get(i).arriving(log.get(i).arrivalTime(), release));
              }
              return List.copyOf(log);
            });
  }

  /** Like {@link #histories}, with events among them that are out of sight after some months. */
  public static Arbitrary<List<EnterpriseEvent>> forgettableHistories() {
    return Arbitraries.oneOf(flows(), flows(), taxes(), registrations())
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static Arbitrary<EnterpriseEvent> flows() {
    Arbitrary<Map<String, FieldValue>> data =
        Combinators.combine(
                Arbitraries.integers().between(0, 100), Arbitraries.integers().between(0, 900))
            .as(
                (count, balance) ->
                    Map.of(
                        "individual_in_count_30d", number(count),
                        "average_balance", number(balance)));
    return events("fund_flow.summary", Category.FUND_FLOW, data);
  }

  private static Arbitrary<EnterpriseEvent> taxes() {
    Arbitrary<Map<String, FieldValue>> data =
        Combinators.combine(
                Arbitraries.doubles().between(-1000, 1_000_000),
                Arbitraries.of("印花税", "个人所得税", "营业税"))
            .as((amount, kind) -> Map.of("tax_amount", number(amount), "tax_category", text(kind)));
    return events("tax.assessed", Category.TAX, data);
  }

  private static Arbitrary<EnterpriseEvent> articles() {
    Arbitrary<Map<String, FieldValue>> data =
        Arbitraries.of("positive", "neutral", "negative")
            .map(sentiment -> Map.of("sentiment", text(sentiment)));
    return events("public_opinion.article", Category.PUBLIC_OPINION, data);
  }

  private static Arbitrary<EnterpriseEvent> statements() {
    Arbitrary<Map<String, FieldValue>> data =
        Combinators.combine(
                Arbitraries.doubles().between(-50, 50), Arbitraries.doubles().between(0, 500))
            .as(
                (income, assets) ->
                    Map.of("net_income", number(income), "total_assets", number(assets)));
    return events("financial_statement.filed", Category.FINANCIAL_STATEMENT, data);
  }

  private static Arbitrary<EnterpriseEvent> registrations() {
    Arbitrary<Map<String, FieldValue>> data =
        Combinators.combine(Arbitraries.of("J", "L", "O"), Arbitraries.integers().between(0, 5000))
            .as(
                (industry, capital) ->
                    Map.of(
                        "industry_section",
                        text(industry),
                        "industry_code",
                        text(industry.equals("J") ? "6631" : "7212"),
                        "registered_capital",
                        number(capital),
                        "name",
                        text("甲")));
    return events("registration.snapshot", Category.REGISTRATION, data);
  }

  private static Arbitrary<EnterpriseEvent> events(
      String type, Category category, Arbitrary<Map<String, FieldValue>> data) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(0, 400),
            Arbitraries.integers().between(0, 400),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 9),
            data)
        .as(
            (id, day, delay, revision, luck, fields) ->
                revision(
                    type,
                    category,
                    Integer.toString(id),
                    day,
                    day + delay,
                    revision,
                    luck == 0,
                    fields));
  }
}
