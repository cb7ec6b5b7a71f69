package cn.financebrain.dashboards;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.WarehouseRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An enterprise that three persons reported, as the stream would have written it: the third report
 * raises an alert by a rule of the product.
 */
final class ReportedEnterprise {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int PARTITION = 9;
  private static final String SECRET = "5b1e8f";

  final EnterpriseId enterprise = EnterpriseId.parse("demo:reported-" + COUNT.incrementAndGet());
  final List<WarehouseRow> rows = new ArrayList<>();
  private final EnterpriseState state = EnterpriseState.empty(Catalogue.bundled());
  private final Evaluator evaluator;
  private long offset;
  private String alert = "";

  /** Up to the third report. */
  ReportedEnterprise(Path models) {
    Catalogue catalogue = Catalogue.bundled();
    evaluator =
        new Evaluator(
            catalogue,
            Rules.bundled(catalogue),
            AlertPolicy.DEFAULT,
            new ReleaseDirectory(models, catalogue));
    see(registration());
    for (int i = 1; i <= 3; i++) {
      see(report(i));
    }
    rows.add(
        new WarehouseRow.EnterpriseRow(
            enterprise, "被举报企业", CaseServer.TOWN, "J", true, new LogPosition(PARTITION, offset)));
  }

  /** Of the alert that the third report raised. */
  String alert() {
    return alert;
  }

  private void see(EnterpriseEvent event) {
    LogPosition place = new LogPosition(PARTITION, offset++);
    Outcome outcome = evaluator.process(state, event, place, Peers.NONE, StaleTags.NONE);
    rows.add(new WarehouseRow.FeedDayRow(new DayBegins(DayBegins.dayOf(event.arrivalTime()))));
    rows.add(new WarehouseRow.EventRow(event, place));
    outcome
        .evaluation()
        .ifPresent(
            now -> {
              now.scores().forEach(score -> rows.add(new WarehouseRow.ScoreRow(score, place)));
              now.alerts()
                  .forEach(
                      raised -> {
                        alert = raised.id();
                        rows.add(new WarehouseRow.AlertRow(raised, place));
                      });
            });
  }

  private static Instant day(int number) {
    return City.NOON.minus(Duration.ofDays(20)).plus(Duration.ofDays(number));
  }

  private EnterpriseEvent registration() {
    return event(
        "registration.snapshot",
        Category.REGISTRATION,
        0,
        Map.of("registered_capital", new FieldValue.Quantity(500), "district", text("330302")));
  }

  private EnterpriseEvent report(int number) {
    return event(
        "complaint.filed",
        Category.COMPLAINTS,
        number,
        Map.of(
            "topic",
            text("illegal_fundraising"),
            "complainant_hash",
            text(SECRET),
            "body",
            text("承诺高息")));
  }

  private static FieldValue text(String value) {
    return new FieldValue.Text(value);
  }

  private EnterpriseEvent event(
      String type, Category category, int day, Map<String, FieldValue> data) {
    return new EnterpriseEvent(
        new EventKey("demo/" + type, enterprise.text() + "-" + day),
        type,
        category,
        enterprise,
        day(day),
        day(day),
        day(day),
        0,
        false,
        0,
        new TreeMap<>(data));
  }
}
