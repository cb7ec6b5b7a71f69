package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conditions on tags, against what Java says of the same values. */
class ScreeningIT {
  private static final int ENTERPRISES = 200;
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(6);
  private static final List<List<TagValue>> VALUES = new ArrayList<>();

  private static WarehousePages pages;

  /** The last ten have no row of tags at all. */
  @BeforeAll
  static void write() {
    WarehouseSettings settings = Warehouses.migrated(CATALOGUE);
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < ENTERPRISES; i++) {
      rows.add(
          new WarehouseRow.EnterpriseRow(
              Samples.enterprise(i),
              "第%03d公司".formatted(i),
              "330302",
              i % 2 == 0 ? "Q85" : "J66",
              true,
              new LogPosition(0, i)));
      if (i < ENTERPRISES - 10) {
        List<TagValue> values = Samples.values(CATALOGUE, i);
        VALUES.add(values);
        rows.add(
            new WarehouseRow.TagRow(
                Samples.enterprise(i), Samples.NOON, 1, new LogPosition(0, i), values));
      } else {
        VALUES.add(CATALOGUE.stream().map(tag -> (TagValue) new TagValue.Missing()).toList());
      }
    }
    Alert alert = Samples.alert(3, new Alert.Cause.HardRule("r"), Band.RED, "330302", 1);
    rows.add(new WarehouseRow.AlertRow(alert, new LogPosition(0, 3)));
    Alert risen =
        new Alert(
            "risen",
            alert.enterprise(),
            alert.risk(),
            2,
            Band.RED,
            new Alert.Cause.BandRise(Band.BLUE, Band.RED),
            "330302",
            Samples.NOON.plus(Duration.ofHours(2)),
            3,
            85.5,
            Samples.reasons().subList(1, 2),
            "0123456789abcdef");
    rows.add(new WarehouseRow.AlertRow(risen, new LogPosition(0, 4)));
    try (WarehouseWriter writer = WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.NONE)) {
      writer.write(rows);
    }
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterAll
  static void close() {
    pages.close();
  }

  private static List<Integer> found(List<TagCondition> conditions) {
    EnterpriseFilter filter = EnterpriseFilter.ALL.withTags(conditions);
    List<Integer> found =
        numbers(pages.enterprises(filter, Optional.empty(), Optional.empty(), ENTERPRISES));
    assertThat(pages.countEnterprises(filter)).isEqualTo(found.size());
    return found;
  }

  private static List<Integer> numbers(List<ListedEnterprise> listed) {
    return listed.stream().map(each -> Integer.valueOf(each.row().name().substring(1, 4))).toList();
  }

  private static boolean holds(TagCondition condition, List<TagValue> values) {
    int at = CATALOGUE.stream().map(TagSpec::id).toList().indexOf(condition.tag());
    TagValue value = values.get(at);
    boolean missing = value instanceof TagValue.Missing;
    if (condition.test() == TagCondition.Test.MISSING) {
      return missing;
    }
    if (missing || condition.test() == TagCondition.Test.KNOWN) {
      return !missing;
    }
    int order =
        value instanceof TagValue.Quantity quantity
            ? Double.compare(quantity.value(), Double.parseDouble(condition.value()))
            : value instanceof TagValue.Code code
                ? code.value().compareTo(condition.value())
                : Boolean.compare(
                    ((TagValue.Truth) value).value(), Boolean.parseBoolean(condition.value()));
    return switch (condition.test()) {
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      case EQ -> order == 0;
      default -> order != 0;
    };
  }

  private static TagCondition any(Random random) {
    TagSpec tag = CATALOGUE.get(random.nextInt(CATALOGUE.size()));
    List<TagCondition.Test> tests =
        List.of(TagCondition.Test.values()).stream()
            .filter(each -> each.fits(tag.kind()) && each != TagCondition.Test.CHANGED)
            .toList();
    TagCondition.Test test = tests.get(random.nextInt(tests.size()));
    String value =
        switch (tag.kind()) {
          case QUANTITY -> Integer.toString(random.nextInt(150_000));
          case CODE -> "代码" + random.nextInt(20);
          case TRUTH -> Boolean.toString(random.nextBoolean());
        };
    return TagCondition.of(tag, test.id(), test.needsValue() ? value : "", Samples.NOON);
  }

  @Test
  void conditionsFindWhatJavaFinds() {
    Random random = new Random(7);
    int some = 0;
    for (int i = 0; i < 60; i++) {
      List<TagCondition> conditions = new ArrayList<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        conditions.add(any(random));
      }
      List<Integer> expected = new ArrayList<>();
      for (int e = 0; e < ENTERPRISES; e++) {
        List<TagValue> values = VALUES.get(e);
        if (holdsAll(conditions, values)) {
          expected.add(e);
        }
      }
      some += expected.isEmpty() || expected.size() == ENTERPRISES ? 0 : 1;
      assertThat(found(conditions)).as("%s", conditions).isEqualTo(expected);
    }
    assertThat(some).as("conditions that part the city").isGreaterThan(20);
  }

  @Test
  void twoSetsArePartedAsJavaPartsThem() {
    Random random = new Random(11);
    int some = 0;
    for (int i = 0; i < 30; i++) {
      // without any condition a set is the whole city, which has nothing outside
      List<TagCondition> one = i % 10 == 0 ? List.of() : List.of(any(random));
      List<TagCondition> other = i % 10 == 1 ? List.of() : List.of(any(random), any(random));
      EnterprisePair pair =
          new EnterprisePair(
              EnterpriseFilter.ALL.withTags(one), EnterpriseFilter.ALL.withTags(other));
      Map<EnterprisePair.Part, List<Integer>> expected = new EnumMap<>(EnterprisePair.Part.class);
      List.of(EnterprisePair.Part.values()).forEach(part -> expected.put(part, new ArrayList<>()));
      for (int e = 0; e < ENTERPRISES; e++) {
        boolean inOne = holdsAll(one, VALUES.get(e));
        boolean inOther = holdsAll(other, VALUES.get(e));
        if (inOne || inOther) {
          EnterprisePair.Part only =
              inOne ? EnterprisePair.Part.ONLY_ONE : EnterprisePair.Part.ONLY_OTHER;
          expected.get(inOne && inOther ? EnterprisePair.Part.BOTH : only).add(e);
        }
      }
      for (EnterprisePair.Part part : EnterprisePair.Part.values()) {
        List<Integer> found =
            numbers(pages.enterprises(pair, part, Optional.empty(), Optional.empty(), ENTERPRISES));
        assertThat(found).as("%s of %s", part, pair).isEqualTo(expected.get(part));
      }
      EnterprisePair.Counts counts = pages.countEnterprises(pair);
      assertThat(List.of(counts.onlyOne(), counts.both(), counts.onlyOther()))
          .as("%s", pair)
          .isEqualTo(expected.values().stream().map(part -> (long) part.size()).toList());
      some += expected.values().stream().allMatch(part -> !part.isEmpty()) ? 1 : 0;
    }
    assertThat(some).as("pairs with something in each part").isGreaterThan(5);
  }

  private static boolean holdsAll(List<TagCondition> conditions, List<TagValue> values) {
    return conditions.stream().allMatch(each -> holds(each, values));
  }

  @Test
  void membersOfASetAreItsEnterprisesInTheOrderOfIds() {
    TagCondition known = TagCondition.of(tag(TagSpec.Kind.QUANTITY), "known", "", Samples.NOON);
    EnterpriseFilter filter = EnterpriseFilter.ALL.withTags(List.of(known));
    List<SetMember> members = pages.membersOf(filter, ENTERPRISES);
    assertThat(members.stream().map(each -> Integer.valueOf(each.name().substring(1, 4))))
        .containsExactlyElementsOf(found(List.of(known)));
    assertThat(members).allMatch(each -> each.region().equals("330302"));
    assertThat(pages.membersOf(filter, 3)).isEqualTo(members.subList(0, 3));
  }

  private static EnterpriseFilter alerted(Risk risk, Instant since, String reason, String cause) {
    return EnterpriseFilter.builder()
        .risk(risk)
        .alerted(new EnterpriseFilter.Alerted(since, reason, cause))
        .build();
  }

  @Test
  void industryAndAlertsNarrow() {
    EnterpriseFilter care = EnterpriseFilter.builder().industry("Q").build();
    assertThat(pages.countEnterprises(care)).isEqualTo(ENTERPRISES / 2);
    Instant since = Samples.NOON.minus(Duration.ofDays(1));
    Risk risk = Risk.FUNDRAISING;
    for (EnterpriseFilter one :
        List.of(
            alerted(risk, since, "tag_000", ""),
            alerted(risk, since, "", "hard_rule"),
            alerted(risk, since, "tag_000", "hard_rule"),
            alerted(risk, since, "tag_001", "band_rise"),
            alerted(risk, since, "", ""))) {
      assertThat(pages.countEnterprises(one)).as("%s", one).isEqualTo(1);
    }
    for (EnterpriseFilter none :
        List.of(
            alerted(Risk.DEFAULT, since, "tag_000", ""),
            alerted(risk, since, "tag_005", ""),
            alerted(risk, since, "", "sharp_change"),
            alerted(risk, since, "tag_000", "band_rise"), // which are of two alerts
            alerted(risk, Samples.NOON.plus(Duration.ofMinutes(90)), "", "hard_rule"),
            alerted(risk, Samples.NOON.plus(Duration.ofDays(365)), "", ""))) {
      assertThat(pages.countEnterprises(none)).as("%s", none).isZero();
    }
  }

  @Test
  void aValueIsNeverReadAsAnythingElse() {
    TagSpec code = tag(TagSpec.Kind.CODE);
    for (String value :
        List.of("' OR 1 = 1 --", "\\' OR 1 = 1 --", "?", "{x:String}", "%", "代码'")) {
      assertThat(found(List.of(TagCondition.of(code, "eq", value, Samples.NOON))))
          .as(value)
          .isEmpty();
    }
  }

  private static TagSpec tag(TagSpec.Kind kind) {
    return CATALOGUE.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    TagSpec quantity = tag(TagSpec.Kind.QUANTITY);
    TagSpec truth = tag(TagSpec.Kind.TRUTH);
    for (String value : List.of("", "x", "1e400", "NaN", "0x10", "1,5", "-", " 1", "1)")) {
      assertThatIllegalArgumentException()
          .as(value)
          .isThrownBy(() -> TagCondition.of(quantity, "gt", value, Samples.NOON));
    }
    for (String days : List.of("", "0", "366", "-1", "1.5", "week")) {
      assertThatIllegalArgumentException()
          .as(days)
          .isThrownBy(() -> TagCondition.of(truth, "changed", days, Samples.NOON));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TagCondition.of(truth, "gt", "true", Samples.NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TagCondition.of(truth, "eq", "yes", Samples.NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TagCondition.of(truth, "missing", "x", Samples.NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TagCondition.of(truth, "like", "true", Samples.NOON));
  }
}
