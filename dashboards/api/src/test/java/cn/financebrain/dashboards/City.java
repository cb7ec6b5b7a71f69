package cn.financebrain.dashboards;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Alert.Cause;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.contract.feed.FeedProfile;
import cn.financebrain.store.WarehouseRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A made-up city: what a pipeline would have written to the warehouse. */
final class City {
  static final EnterpriseId RISKY = EnterpriseId.parse("demo:risky|1,%25'\\");
  static final EnterpriseId QUIET = EnterpriseId.parse("91330100799655058B");
  static final EnterpriseId UNKNOWN = EnterpriseId.parse("demo:nobody");
  static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  static final EventKey COMPLAINT = new EventKey("demo/complaint|100%", "c,1|a");
  static final EventKey REGISTRATION = new EventKey("demo/registration", "r1");

  static final List<TagSpec> CATALOGUE =
      List.of(
          tag("complaint_count", "投诉次数", Category.COMPLAINTS, TagSpec.Kind.QUANTITY, "次"),
          tag("industry_section", "行业门类", Category.REGISTRATION, TagSpec.Kind.CODE, ""),
          tag("is_dishonest", "是否失信", Category.ENFORCEMENT, TagSpec.Kind.TRUTH, ""),
          tag("tax_paid", "纳税额", Category.TAX, TagSpec.Kind.QUANTITY, "万元"));

  static final List<RuleSpec> RULES =
      List.of(
          new RuleSpec(
              "dishonest_executive",
              Risk.FUNDRAISING,
              Band.ORANGE,
              "高管失信",
              "Dishonest executive",
              "第十一条"));

  static final FeedFinding FINDING =
      FeedFinding.open(
          REGISTRATION.source(),
          FeedFinding.Kind.MISSING_VALUES,
          "行业门类",
          FeedFinding.Severity.ERROR,
          NOON,
          "列“行业门类”缺失 99%",
          "column '行业门类' is missing in 99% of rows");

  static final LocalDate DRIFT_DAY = LocalDate.of(2026, 11, 20);

  /** Of the model of one risk: the index could not be judged, one tag of three has drifted. */
  static final List<DriftFinding> DRIFT =
      List.of(
          drift(DriftFinding.INDEX, Double.NaN, DriftFinding.State.NOT_JUDGED),
          drift("tax_paid", 0.5, DriftFinding.State.ALARM),
          drift("nobody_knows", 0.11, DriftFinding.State.WATCH),
          drift("quiet", 0.01, DriftFinding.State.STABLE));

  /** When the day of the newest score began. */
  static final StaleTypes STALE =
      new StaleTypes(
          new TreeMap<>(
              Map.of(
                  "complaint.filed", new TreeSet<>(Set.of(COMPLAINT.source())),
                  "registration.registered", new TreeSet<>(Set.of(REGISTRATION.source())))));

  private City() {}

  private static DriftFinding drift(String subject, double psi, DriftFinding.State state) {
    return new DriftFinding(Risk.DEFAULT, "m1", subject, psi, state, Double.NaN, 0.5, 2);
  }

  private static TagSpec tag(
      String id, String chinese, Category category, TagSpec.Kind kind, String unit) {
    return new TagSpec(id, chinese, id.replace('_', ' '), category, kind, unit, "B", "for tests");
  }

  static List<WarehouseRow> rows() {
    List<WarehouseRow> rows = new ArrayList<>();
    rows.add(new WarehouseRow.EnterpriseRow(RISKY, "风险'企业", "330302", "J66", true, at(1)));
    rows.add(new WarehouseRow.EnterpriseRow(QUIET, "安静企业", "330303", "C13", true, at(2)));
    rows.add(event(REGISTRATION, "registration.registered", Category.REGISTRATION, 3));
    rows.add(event(COMPLAINT, "complaint.filed", Category.COMPLAINTS, 4));
    rows.add(
        new WarehouseRow.TagChangeRow(
            RISKY,
            "complaint_count",
            NOON,
            new TagValue.Quantity(1),
            new TagValue.Quantity(3),
            at(4)));
    rows.add(
        new WarehouseRow.TagRow(
            RISKY,
            NOON,
            1,
            at(4),
            List.of(
                new TagValue.Quantity(3),
                new TagValue.Code("J"),
                new TagValue.Truth(true),
                new TagValue.Missing())));
    rows.add(new WarehouseRow.ScoreRow(scored(NOON.minus(Duration.ofDays(1)), 0.2, 40), at(3)));
    rows.add(new WarehouseRow.ScoreRow(scored(NOON, 0.9, 88), at(4)));
    rows.add(
        new WarehouseRow.ScoreRow(
            new Score.Unscored(RISKY, Risk.DEFAULT, NOON, 1, Score.Why.NO_MODEL, 0), at(4)));
    rows.add(
        new WarehouseRow.FeedLoadRow(
            new FeedLoad(
                new FeedRun(
                    REGISTRATION.source(),
                    "registration.csv",
                    NOON,
                    NOON.plusSeconds(1),
                    4,
                    1,
                    1,
                    1,
                    Map.of(RejectReason.WRONG_ENCODING, 1L)),
                new FeedProfile(
                    new FeedAgreement(
                        REGISTRATION.source(),
                        "工商登记",
                        List.of("registration.registered", "registration.snapshot"),
                        ZoneId.of("Asia/Shanghai"),
                        Optional.of(Cadence.parse("daily")),
                        Period.ofDays(2)),
                    Map.of(LocalDate.of(2026, 11, 20), 1L),
                    Map.of()))));
    rows.add(new WarehouseRow.FeedFindingRow(FINDING, NOON));
    rows.add(new WarehouseRow.FeedDayRow(new DayBegins(DayBegins.dayOf(NOON), Optional.of(STALE))));
    rows.add(
        new WarehouseRow.BudgetRow(
            new AlertBudget(
                "3303",
                Optional.empty(),
                OptionalInt.of(1),
                LocalDate.of(2026, 11, 1),
                "李明",
                NOON)));
    DRIFT.forEach(found -> rows.add(new WarehouseRow.DriftRow(DRIFT_DAY, found, NOON)));
    rows.add(alert(1, new Cause.FirstScore(Band.RED), Band.RED, 88));
    rows.add(alert(2, new Cause.HardRule("dishonest_executive"), Band.ORANGE, Double.NaN));
    rows.add(alert(3, new Cause.SharpChange(62, 79), Band.ORANGE, 79));
    return rows;
  }

  /** An alert raised in that minute after noon. */
  static WarehouseRow.AlertRow alert(int episode, Cause cause, Band band, double index) {
    return new WarehouseRow.AlertRow(
        new Alert(
            "alert-" + episode,
            RISKY,
            Risk.FUNDRAISING,
            episode,
            band,
            cause,
            "330302",
            NOON.plus(Duration.ofMinutes(episode)),
            1,
            index,
            reasons(),
            ""),
        at(100 + episode));
  }

  static WarehouseRow.AlertRow alert(int episode) {
    return alert(episode, new Cause.BandRise(Band.GREEN, Band.ORANGE), Band.ORANGE, 65);
  }

  private static LogPosition at(long offset) {
    return new LogPosition(0, offset);
  }

  private static WarehouseRow.EventRow event(
      EventKey key, String type, Category category, long offset) {
    return new WarehouseRow.EventRow(
        new EnterpriseEvent(
            key,
            type,
            category,
            RISKY,
            NOON.minusSeconds(100 - offset),
            NOON,
            NOON,
            0,
            false,
            1,
            Map.of(
                "text", new FieldValue.Text("投诉"),
                "complainant_hash", new FieldValue.Text("5b1e8f"),
                "amount", new FieldValue.Quantity(1.5),
                "open", new FieldValue.Flag(true))),
        new LogPosition(0, offset));
  }

  private static Score scored(Instant asOf, double probability, double index) {
    return new Score.Scored(
        RISKY,
        Risk.FUNDRAISING,
        asOf,
        1,
        "model-a",
        probability,
        0.5,
        index,
        index >= 80 ? Band.RED : Band.YELLOW,
        0.75);
  }

  private static List<Reason> reasons() {
    return List.of(
        new Reason("complaint_count", new TagValue.Quantity(3), 1.5, List.of(COMPLAINT)),
        new Reason("tax_paid", new TagValue.Missing(), 0.5, List.of()));
  }
}
