package cn.financebrain.cli.restart;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.streaming.bench.HeldStates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldCityTest {
  private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
  private static final int ROUNDS = 2;

  private static HeldCity city;

  @BeforeAll
  static void aSmallCity(@TempDir Path temp) throws IOException {
    city = HeldCity.of(60, temp, Clock.fixed(NOW, ZoneOffset.UTC), ROUNDS);
  }

  @Test
  void halfOfASmallCityTellsSomethingThatIsNewAndArrivesNow() {
    List<EnterpriseEvent> first = city.events(0);
    List<EnterpriseEvent> second = city.events(1);

    assertThat(first).hasSize(30).allMatch(event -> event.arrivalTime().equals(NOW));
    assertThat(first.get(7).enterprise()).isEqualTo(second.get(7).enterprise());
    assertThat(first.get(7)).isNotEqualTo(second.get(7));
    assertThat(first).extracting(EnterpriseEvent::enterprise).doesNotHaveDuplicates();
  }

  @Test
  void whatTellsHasAnotherStateAfterwardsAndTheOthersHaveNot() {
    HeldStates after = city.expected(ROUNDS).states();

    assertThat(after.changed()).hasSize(30).containsKey(0L).doesNotContainKey(1L);
    assertThat(after.changed().get(0L).state())
        .isNotEqualTo(city.states().histories().get(0).state());
  }

  @Test
  void whatIsToldRestsOnThePeersOfAll() {
    List<List<String>> told = city.expected(ROUNDS).told();

    assertThat(told).hasSize(ROUNDS).allSatisfy(round -> assertThat(round).hasSize(30));
    assertThat(told).isEqualTo(city.expected(ROUNDS).told());
    assertThat(told).isNotEqualTo(city.expected(ROUNDS, Peers.NONE).told());
  }
}
