package cn.financebrain.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CityTest {
  private static final YearMonth END = YearMonth.of(2026, 6);

  @Test
  void codesAndNamesAreUniqueAndTheCodesCheck() {
    List<Firm> firms = City.of(1, 3_000, 24, END).firms();

    assertThat(firms).extracting(Firm::uscc).doesNotHaveDuplicates();
    assertThat(firms).extracting(Firm::name).doesNotHaveDuplicates();
    assertThat(firms).extracting(Firm::uscc).allMatch(Uscc::organisationCodeChecks);
    assertThat(firms)
        .allMatch(firm -> firm.uscc().regionCode().equals(firm.site().district().code()));
  }

  @Test
  void everyKindOfStoryOccursInThreeHundredEnterprises() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(City.of(seed, 300, 12, END).firms())
          .extracting(Firm::kind)
          .contains(Kind.values());
    }
  }

  @Test
  void storiesHaveTheirSharesInALargeCity() {
    List<Firm> firms = City.of(1, 20_000, 24, END).firms();

    assertThat(share(firms, firm -> firm.kind().ponzi())).isCloseTo(0.012, within(0.0005));
    assertThat(share(firms, firm -> firm.kind() == Kind.SHELL_CLUSTER))
        .isCloseTo(0.008, within(0.0008));
    assertThat(share(firms, firm -> firm.kind() == Kind.GUARANTEE_CIRCLE))
        .isCloseTo(0.008, within(0.0008));
    assertThat(share(firms, firm -> firm.kind() == Kind.QUIET_FAILURE))
        .isCloseTo(0.02, within(0.0005));
    assertThat(share(firms, firm -> firm.kind().suspiciousButHonest()))
        .isCloseTo(0.015, within(0.0005));
    assertThat(share(firms, firm -> firm.kind() == Kind.HARDSHIP)).isCloseTo(0.035, within(0.0005));
    assertThat(share(firms, firm -> firm.size() == Size.MICRO)).isCloseTo(0.8, within(0.02));
    assertThat(share(firms, firm -> firm.size() == Size.LARGE)).isCloseTo(0.01, within(0.005));
  }

  private static double share(List<Firm> firms, Predicate<Firm> which) {
    return firms.stream().filter(which).count() / (double) firms.size();
  }

  @Test
  void aGuaranteeCircleFallsInItsOrderOneToFourMonthsApart() {
    City city = City.of(3, 5_000, 24, END);

    for (Firm firm : city.firms()) {
      if (firm.kind() == Kind.GUARANTEE_CIRCLE && firm.story().place() > 0) {
        Firm before = city.group(firm).get(firm.story().place() - 1);
        LocalDate fell = before.story().collapsedOn().orElseThrow();
        assertThat(city.guaranteed(firm)).contains(before);
        assertThat(city.guarantors(before)).contains(firm);
        assertThat(firm.story().collapsedOn().orElseThrow())
            .isBetween(fell.plusDays(30), fell.plusDays(123));
        assertThat(firm.story().strainedOn().orElseThrow()).isAfter(fell);
      }
    }
  }

  @Test
  void theShellsOfAClusterShareAddressAndTelephoneAndTradeInARound() {
    City city = City.of(1, 300, 24, END);
    Firm shell =
        city.firms().stream().filter(f -> f.kind() == Kind.SHELL_CLUSTER).findFirst().orElseThrow();
    List<Firm> cluster = city.group(shell);

    assertThat(cluster).hasSizeBetween(5, 12).contains(shell);
    assertThat(cluster).extracting(firm -> firm.site().address()).containsOnly(address(shell));
    assertThat(cluster)
        .extracting(firm -> firm.people().phoneHash())
        .containsOnly(shell.people().phoneHash());
    assertThat(cluster)
        .allSatisfy(
            firm -> assertThat(city.customers(firm)).hasSize(1).allMatch(cluster::contains));
  }

  private static String address(Firm firm) {
    return firm.site().address();
  }

  @Test
  void storiesRunInOrderAndBeginAfterTheEnterpriseDoes() {
    for (Firm firm : City.of(9, 3_000, 24, END).firms()) {
      Story story = firm.story();
      List<LocalDate> dates =
          List.of(
                  story.startedOn(),
                  story.kind().suspiciousButHonest() ? story.startedOn() : story.promotingOn(),
                  story.strainedOn(),
                  story.collapsedOn(),
                  story.closedOn())
              .stream()
              .flatMap(java.util.Optional::stream)
              .toList();
      assertThat(dates).isSorted().allMatch(date -> !date.isBefore(firm.established()));
    }
  }

  @Test
  void aCityOfNobodyIsRefused() {
    assertThatThrownBy(() -> City.of(1, 0, 12, END))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 enterprises for 12 months");
  }
}
