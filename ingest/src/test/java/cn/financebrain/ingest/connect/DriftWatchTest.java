package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.store.DriftDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private static DriftFinding index(State state) {
    return new DriftFinding(Risk.DEFAULT, "model", DriftFinding.INDEX, 0.1, state, 0, 0, 500);
  }

  private static DriftDay found(LocalDate day, State state) {
    return new DriftDay(day, List.of(index(state)));
  }

  @Test
  void aModelIsJudgedOnceADayAndAgainWhileItCouldNotBe() {
    assertThat(DriftWatch.isJudged(found(TODAY, State.ALARM), "model", TODAY)).isTrue();
    assertThat(DriftWatch.isJudged(found(TODAY, State.NO_REFERENCE), "model", TODAY)).isTrue();
    assertThat(DriftWatch.isJudged(found(TODAY, State.NOT_JUDGED), "model", TODAY)).isFalse();
    assertThat(DriftWatch.isJudged(found(TODAY, State.STABLE), "next", TODAY)).isFalse();
    assertThat(DriftWatch.isJudged(found(TODAY, State.STABLE), "model", TODAY.plusDays(1)))
        .isFalse();
  }

  @Test
  void whatWasFoundIsOneSentence() {
    assertThat(look(State.ALARM, State.WATCH, State.NOT_JUDGED).told())
        .isEqualTo(
            "default: model model: 1 of 3 have drifted, 1 are to be watched,"
                + " 1 could not be judged");
    assertThat(look(State.NO_REFERENCE).told())
        .isEqualTo("default: model model tells nothing of its training set");
  }

  private static DriftWatch.Look look(State... states) {
    return new DriftWatch.Look(
        Risk.DEFAULT,
        "model",
        Arrays.stream(states).map(DriftWatchTest::index).toList(),
        new TreeMap<>());
  }
}
