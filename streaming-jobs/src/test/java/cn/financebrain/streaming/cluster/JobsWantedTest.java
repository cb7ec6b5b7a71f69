package cn.financebrain.streaming.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.scoring.release.CataloguePlan;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobsWantedTest {
  private static final Map<String, String> ALL =
      Map.of("a", "print-a", "b", "print-b", "b-reworded", "print-b");

  private static JobsWanted wanted(CataloguePlan plan, Map<String, String> readable) {
    return JobsWanted.of(plan, id -> Optional.ofNullable(readable.get(id)));
  }

  private static CataloguePlan plan(String inForce, String before, String staged) {
    return new CataloguePlan(inForce, Optional.ofNullable(before), Optional.ofNullable(staged));
  }

  @Test
  void aChangeUnderWayNeedsTwoJobsTheOneInForceFirst() {
    JobsWanted wanted = wanted(plan("b", "a", "b"), ALL);

    assertThat(wanted.ids()).containsExactly(Map.entry("print-b", "b"), Map.entry("print-a", "a"));
    assertThat(wanted.areAllKnown()).isTrue();
    assertThat(wanted.areAllKeptKnown()).isTrue();
  }

  @Test
  void cataloguesOfTheSameValuesShareAJob() {
    JobsWanted wanted = wanted(plan("b", "a", "b-reworded"), ALL);

    assertThat(wanted.ids()).containsExactly(Map.entry("print-b", "b"));
    assertThat(wanted.kept()).containsExactlyInAnyOrder("print-a", "print-b");
  }

  @Test
  void whereOneThatIsEndingCantBeReadNoJobAndNoCheckpointIsNobodys() {
    JobsWanted wanted = wanted(plan("b", "a", "b"), Map.of("b", "print-b"));

    assertThat(wanted.ids()).containsOnlyKeys("print-b");
    assertThat(wanted.areAllKnown()).isFalse();
    assertThat(wanted.areAllKeptKnown()).isFalse();
  }

  @Test
  void whereTheOneInForceCantBeReadTheOtherIsWantedAllTheSame() {
    JobsWanted wanted = wanted(plan("b", null, "a"), Map.of("a", "print-a"));

    assertThat(wanted.ids()).containsExactly(Map.entry("print-a", "a"));
    assertThat(wanted.areAllKnown()).isFalse();
  }

  @Test
  void whereOnlyTheOneBeforeCantBeReadJobsAreEndedButNoCheckpointGoes() {
    JobsWanted wanted = wanted(plan("b", "a", null), Map.of("b", "print-b"));

    assertThat(wanted.areAllKnown()).isTrue();
    assertThat(wanted.areAllKeptKnown()).isFalse();
  }
}
