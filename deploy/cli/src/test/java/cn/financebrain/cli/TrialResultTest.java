package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.EnterpriseSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialResultTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 2, 1);

  private static RuleTrial.Difference difference(
      LocalDate date, String region, boolean added, double before) {
    return new RuleTrial.Difference(
        date,
        EnterpriseId.parse("demo:1"),
        new EnterpriseSummary("某公司", region, "J"),
        Risk.DEFAULT,
        added,
        before,
        before,
        List.of("r1"));
  }

  @Test
  void allAreCountedAndAsManyToldAsAPageHolds() {
    TrialResult result = new TrialResult(List.of(FIRST, SECOND), List.of(""), 2);
    result.add(difference(FIRST, "330302", true, 10));
    result.add(difference(SECOND, "330302", true, Double.NaN));
    result.add(difference(SECOND, "", false, 10));
    assertThat(result.total()).isEqualTo(3);
    assertThat(result.found()).hasSize(2);
    assertThat(result.found().get(1).indexBefore()).as("not scored").isNull();
    assertThat(result.days())
        .containsExactly(new TrialResult.Day(FIRST, 1, 0), new TrialResult.Day(SECOND, 1, 1));
  }

  @Test
  void whatIsOutsideTheTerritoryIsNeitherToldNorCounted() {
    TrialResult result = new TrialResult(List.of(FIRST), List.of("330303", "3304"), 10);
    result.add(difference(FIRST, "330302", true, 1));
    result.add(difference(FIRST, "", true, 1));
    result.add(difference(FIRST, "330303", false, 1));
    result.add(difference(FIRST, "330401", true, 1));
    assertThat(result.found())
        .extracting(TrialResult.Found::region)
        .containsExactly("330303", "330401");
    assertThat(result.days()).containsExactly(new TrialResult.Day(FIRST, 1, 1));
  }

  @Test
  void daysAreTheEndsOfTheMonthsSinceAndTomorrow() {
    LocalDate today = LocalDate.of(2026, 3, 15);
    assertThat(RuleTrial.monthsSince(Optional.of(LocalDate.of(2026, 1, 20)), today))
        .containsExactly(SECOND, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 16));
    assertThat(RuleTrial.monthsSince(Optional.empty(), today))
        .containsExactly(LocalDate.of(2026, 3, 16));
  }
}
