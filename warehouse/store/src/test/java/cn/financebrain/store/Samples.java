package cn.financebrain.store;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Made-up rows. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-01T04:00:00.123456Z");

  private static final List<TagSpec.Kind> KINDS = List.of(TagSpec.Kind.values());

  private Samples() {}

  static EnterpriseId enterprise(int number) {
    return new ForeignId("test", "e%06d".formatted(number));
  }

  static EnterpriseEvent event(int enterprise, int number, Map<String, FieldValue> data) {
    return new EnterpriseEvent(
        new EventKey("test/registration", "event-%d-%d".formatted(enterprise, number)),
        "registration.filed",
        number == 0 ? Category.REGISTRATION : Category.TAX,
        enterprise(enterprise),
        NOON.minus(Duration.ofDays(number)),
        NOON.minus(Duration.ofDays(number)).plusSeconds(3600),
        NOON,
        0,
        false,
        0,
        data);
  }

  static EnterpriseEvent event(int enterprise, int number) {
    return event(
        enterprise,
        number,
        Map.of(
            "amount", new FieldValue.Quantity(number * 1.5),
            "district", new FieldValue.Text("鹿城区"),
            "listed", new FieldValue.Flag(number % 2 == 0)));
  }

  static WarehouseRow.EventRow eventRow(int enterprise, int number, long offset) {
    return new WarehouseRow.EventRow(
        event(enterprise, number), new LogPosition(enterprise % 8, offset));
  }

  static EnterpriseEvent revised(EnterpriseEvent event, int revision, boolean retracted) {
    return new EnterpriseEvent(
        event.key(),
        event.type(),
        event.category(),
        event.enterprise(),
        event.eventTime(),
        event.availableTime(),
        event.arrivalTime().plusSeconds(revision),
        revision,
        retracted,
        event.release(),
        event.data());
  }

  /** Tags of all kinds by turns: quantity, code, truth. */
  static List<TagSpec> catalogue(int size) {
    List<TagSpec> tags = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      TagSpec.Kind kind = KINDS.get(i % KINDS.size());
      tags.add(
          new TagSpec(
              "tag_%03d".formatted(i),
              "标签" + i,
              "Tag " + i,
              Category.TAX,
              kind,
              kind == TagSpec.Kind.QUANTITY ? "万元" : "",
              "B",
              "第 %d 个标签的说明，含引号 ' 与反斜杠 \\".formatted(i)));
    }
    return tags;
  }

  static List<TagValue> values(List<TagSpec> catalogue, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TagValue> values = new ArrayList<>();
    for (TagSpec tag : catalogue) {
      values.add(
          random.nextInt(4) == 0
              ? new TagValue.Missing()
              : switch (tag.kind()) {
                case QUANTITY -> new TagValue.Quantity(random.nextInt(1_000_000) / 7.0);
                case CODE -> new TagValue.Code("代码" + random.nextInt(20));
                case TRUTH -> new TagValue.Truth(random.nextBoolean());
              });
    }
    return values;
  }

  static WarehouseRow.TagRow tagRow(int enterprise, long offset, List<TagSpec> catalogue) {
    return new WarehouseRow.TagRow(
        enterprise(enterprise),
        NOON.plusSeconds(offset),
        1,
        new LogPosition(enterprise % 8, offset),
        values(catalogue, offset));
  }

  static List<Reason> reasons() {
    return List.of(
        new Reason(
            "tag_000",
            new TagValue.Quantity(1.0 / 3),
            0.75,
            List.of(new EventKey("test/税务", "编号 1"), new EventKey("test/tax", "a\nb"))),
        new Reason("tag_001", new TagValue.Code("J 金融业"), -0.25, List.of()),
        new Reason("tag_002", new TagValue.Truth(false), 1e-300, List.of()),
        new Reason("tag_003", new TagValue.Missing(), 0.0, List.of()));
  }

  static Score.Scored scored(int enterprise, Risk risk, Instant asOf) {
    return new Score.Scored(
        enterprise(enterprise),
        risk,
        asOf,
        3,
        "model-7",
        0.1 + 0.2,
        0.5,
        100.0 / 3,
        Band.BLUE,
        0.875,
        new Score.Ruled(
            "0123456789abcdef",
            100.0 / 3 - 5,
            List.of(new Score.Points("r1", 15), new Score.Points("r2", -10)),
            List.of("v1")));
  }

  static Alert alert(int enterprise, Alert.Cause cause, Band band, String region, int hour) {
    return new Alert(
        "alert-%06d-%d".formatted(enterprise, hour),
        enterprise(enterprise),
        Risk.FUNDRAISING,
        1,
        band,
        cause,
        region,
        NOON.plus(Duration.ofHours(hour)),
        3,
        cause instanceof Alert.Cause.HardRule ? Double.NaN : 85.5,
        reasons(),
        "0123456789abcdef");
  }
}
