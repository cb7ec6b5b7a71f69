package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.store.DriftDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Map<Risk, String> MODELS =
      Map.of(Risk.DEFAULT, "model", Risk.FUNDRAISING, "other");

  private static DriftDay found(LocalDate day, String model, State index) {
    return new DriftDay(
        day,
        List.of(new DriftFinding(Risk.DEFAULT, model, DriftFinding.INDEX, 0.1, index, 0, 0, 500)));
  }

  private static void assertDue(DriftDay last, Risk... due) {
    assertThat(DriftWatch.due(MODELS, List.of(last), TODAY)).containsExactly(due);
  }

  @Test
  void aModelIsJudgedOnceADay() {
    assertDue(found(TODAY, "model", State.ALARM), Risk.FUNDRAISING);
    assertDue(found(TODAY, "model", State.NO_REFERENCE), Risk.FUNDRAISING);
    assertDue(found(TODAY.minusDays(1), "model", State.STABLE), Risk.FUNDRAISING, Risk.DEFAULT);
  }

  @Test
  void aModelIsJudgedAgainWhereItCouldNotBeOrCameToday() {
    assertDue(found(TODAY, "model", State.NOT_JUDGED), Risk.FUNDRAISING, Risk.DEFAULT);
    assertDue(found(TODAY, "before", State.STABLE), Risk.FUNDRAISING, Risk.DEFAULT);
  }

  @Test
  void whereNoModelIsInForceNothingIsDue() {
    assertThat(DriftWatch.due(Map.of(), List.of(found(TODAY, "model", State.ALARM)), TODAY))
        .isEmpty();
  }
}
