package cn.financebrain.scoring.profile;

import static cn.financebrain.scoring.Histories.day;
import static cn.financebrain.scoring.Histories.number;
import static cn.financebrain.scoring.Histories.registration;
import static cn.financebrain.scoring.Histories.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.TagValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is forgotten, what stays, and what the law of a profile excepts. */
class ForgettingTest {
  private static final TagValue MISSING = new TagValue.Missing();

  /** Events reach 10 days and 2 of margin. */
  private static final Catalogue CATALOGUE =
      Catalogue.parse(
          "utilities.yaml",
          """
          category: utilities
          from: utilities.usage_reported
          tags:
            - {id: sum, zh: 甲, en: A, aggregate: sum, value: n, window: 10d}
            - {id: count, zh: 乙, en: B, aggregate: count, window: 5d}
          """);

  private Profile profile = Profile.empty(CATALOGUE);

  private static EnterpriseEvent usage(String id, long day, double n) {
    return usage(id, day, day, 0, n);
  }

  private static EnterpriseEvent usage(
      String id, long day, long available, int revision, double n) {
    return revision(
        "utilities.usage_reported",
        Category.UTILITIES,
        id,
        day,
        available,
        revision,
        false,
        Map.of("n", number(n)));
  }

  private static EnterpriseEvent retraction(String id, long day, long available) {
    return revision(
        "utilities.usage_reported", Category.UTILITIES, id, day, available, 1, true, Map.of());
  }

  private TagValue sum(long day) {
    return profile.tags(day(day)).get("sum");
  }

  private static TagValue quantity(double value) {
    return new TagValue.Quantity(value);
  }

  private void restart() {
    profile = Profile.fromBytes(CATALOGUE, CATALOGUE.tables(), profile.toBytes());
  }

  @Test
  void theBundledTypesReachAsFarAsTheirTagsLook() {
    Catalogue bundled = Catalogue.bundled();

    assertThat(bundled.plan("fund_flow.summary").reach()).isEqualTo(days(118 + 2));
    assertThat(bundled.plan("utilities.usage_reported").reach()).isEqualTo(days(460 + 2));
    assertThat(bundled.plan("nobody.reads").reach()).isEqualTo(days(2));
    assertThat(bundled.plan("tax.assessed").reach().isEndless()).as("sums of all time").isTrue();
    assertThat(bundled.eventTypes().stream().filter(t -> !bundled.plan(t).reach().isEndless()))
        .as("a tag without a window makes all events of its type be kept")
        .hasSizeGreaterThan(40);
  }

  private static Reach days(long days) {
    return new Reach(days * 86_400);
  }

  @Test
  void whatIsOutOfSightIsForgottenWhenTheProfileIsWritten() {
    profile.apply(usage("1", 0, 5));
    profile.apply(usage("2", 9, 7));
    assertThat(sum(12)).isEqualTo(quantity(7));
    profile.toBytes();
    assertThat(profile.size()).as("the twelfth day is the last").isEqualTo(2);

    assertThat(sum(13)).isEqualTo(quantity(7));
    byte[] bytes = profile.toBytes();

    assertThat(profile.size()).isEqualTo(1);
    assertThat(sum(13)).isEqualTo(quantity(7));
    restart();
    assertThat(profile.size()).isEqualTo(1);
    assertThat(sum(13)).isEqualTo(quantity(7));
    assertThat(profile.toBytes()).isEqualTo(bytes);
  }

  @Test
  void aTypeStaysKnownWhenItsLastEventIsForgotten() {
    profile.apply(usage("1", 0, 5));
    profile.tags(day(100));

    restart();

    assertThat(profile.size()).isZero();
    assertThat(sum(100)).isEqualTo(quantity(0));
    assertThat(profile.tags(day(100)).known("sum")).isTrue();
    assertThat(profile.tags(day(100)).isEmpty()).isFalse();
    assertThat(profile.tags(day(100)).evidence("sum")).isEmpty();
  }

  @Test
  void aTypeOfWhichAllWasTakenBackInTimeDoesNotBecomeKnown() {
    profile.apply(usage("1", 0, 5));
    profile.apply(retraction("1", 0, 12));
    profile.tags(day(100));

    restart();

    assertThat(profile.size()).isZero();
    assertThat(sum(100)).isEqualTo(MISSING);
  }

  @Test
  void aRetractionThatComesLaterMakesNoTypeUnknown() {
    profile.apply(usage("1", 0, 5));
    profile.tags(day(100));
    restart();

    assertThat(profile.apply(retraction("1", 0, 101))).isEqualTo(Applied.SPURIOUS);

    assertThat(sum(101)).isEqualTo(quantity(0));
    Profile anew = Profile.empty(CATALOGUE);
    anew.apply(retraction("1", 0, 101));
    anew.apply(usage("1", 0, 5));
    assertThat(anew.tags(day(101)).get("sum"))
        .as("nor in one that forgot nothing")
        .isEqualTo(quantity(0));
    assertThat(anew.tags(day(11)).get("sum")).isEqualTo(quantity(0));
  }

  @Test
  void registrationsAreNeverForgotten() {
    profile.apply(registration(0, 500, "J"));
    profile.tags(day(10_000));

    restart();

    assertThat(profile.size()).isEqualTo(1);
    assertThat(profile.tags(day(10_000)).enrolled()).isTrue();
    assertThat(profile.tags(day(10_000)).name()).isEqualTo("测试有限公司");
  }

  @Test
  void ofAnEventThatIsOutOfSightWhenItComesOnlyItsTypeIsKept() {
    profile.tags(day(100));

    assertThat(profile.apply(usage("1", 0, 5))).as("its type is news").isEqualTo(Applied.ADDED);
    assertThat(sum(100)).isEqualTo(quantity(0));
    assertThat(profile.apply(usage("2", 0, 5))).as("no tag moves").isEqualTo(Applied.STALE);
    assertThat(profile.apply(retraction("3", 0, 0))).isEqualTo(Applied.SPURIOUS);

    assertThat(profile.size()).isZero();
  }

  @Test
  void aCorrectionStaysWhileItHidesWhatIsInSight() {
    profile.apply(usage("1", 50, 0, 0, 5)); // dated ahead, by mistake
    profile.apply(usage("1", 0, 1, 1, 5));
    profile.tags(day(40));
    restart();
    assertThat(profile.size()).isEqualTo(1);
    assertThat(sum(51)).as("the day that was corrected").isEqualTo(quantity(0));
    assertThat(profile.apply(usage("1", 50, 0, 0, 5))).isEqualTo(Applied.STALE);

    profile.tags(day(63));
    restart();

    assertThat(profile.size()).isZero();
    assertThat(sum(63)).isEqualTo(quantity(0));
  }

  @Test
  void theLawExceptsALowerRevisionThatComesAfterTheHigherWasForgotten() {
    profile.apply(usage("1", 0, 1, 1, 5));
    profile.tags(day(40));
    profile.toBytes();

    assertThat(profile.apply(usage("1", 50, 0, 0, 7))).isEqualTo(Applied.ADDED);

    assertThat(sum(51)).as("one of all events tells 0").isEqualTo(quantity(7));
  }

  @Test
  void theLawExceptsARetractionThatWasInTimeButComesAfterwards() {
    profile.apply(usage("1", 0, 5));
    profile.tags(day(40));
    profile.toBytes();

    profile.apply(retraction("1", 0, 5));

    assertThat(sum(41)).as("one of all events tells that nothing is known").isEqualTo(quantity(0));
  }

  @Test
  void aViewOfThePastIsRefusedOnceSomethingWasForgotten() {
    profile.apply(usage("1", 0, 5));
    profile.apply(usage("2", 30, 7));
    profile.tags(day(40));
    assertThat(sum(1)).as("nothing was forgotten yet").isEqualTo(quantity(5));

    restart();

    assertThat(profile.earliest()).isEqualTo(day(38));
    assertThat(sum(38)).isEqualTo(quantity(7));
    assertThatThrownBy(() -> sum(37))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 2020-02-08T00:00:00Z or later")
        .hasMessageContaining("of all events");
  }

  /** As training sets and views as of a day do. */
  @Test
  void whatTakesAllItsEventsBeforeItIsAskedForgetsNothing() {
    List<EnterpriseEvent> events =
        List.of(usage("1", 0, 5), usage("2", 20, 7), usage("1", 0, 30, 1, 6), usage("3", 500, 9));
    events.forEach(profile::apply);
    profile.tags(day(1_000));

    assertThat(profile.size()).isEqualTo(3);
    for (long day : List.of(505, 25, 3, 0, 31, 600)) {
      Profile anew = Profile.empty(CATALOGUE);
      events.forEach(anew::apply);
      assertThat(profile.tags(day(day))).isEqualTo(anew.tags(day(day)));
    }
  }
}
