package cn.financebrain.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointInTimeTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final EnterpriseId ACME = new ForeignId("made", "acme");
  private static final Instant END_OF_2010 = Instant.parse("2010-12-31T00:00:00Z");
  private static final Instant END_OF_2011 = Instant.parse("2011-12-31T00:00:00Z");
  private static final Duration DELAY = Duration.ofDays(90);

  /** Total assets of 100 in 2010 and of 40 in 2011, each public 90 days later. */
  private static final List<EnterpriseEvent> TWO_YEARS =
      List.of(statement(2010, END_OF_2010, 100), statement(2011, END_OF_2011, 40));

  private static final PeerEpochs NOBODY = new PeerEpochs();

  @Test
  void aRowHoldsWhatCouldBeKnownAtItsInstant() {
    Instant first = END_OF_2010.plus(DELAY);
    Instant second = END_OF_2011.plus(DELAY);
    PointInTime pointInTime =
        new PointInTime(
            CATALOGUE,
            List.of(
                new Label(ACME, first, false),
                new Label(ACME, second.minusSeconds(1), false),
                new Label(ACME, second, true)),
            NOBODY);

    pointInTime.accept(ACME, TWO_YEARS);

    TrainingTable table = pointInTime.build();
    assertThat(numbers(table, "fs_total_assets")).containsExactly(100, 100, 40);
    assertThat(table.outcomes(table.allRows())).containsExactly(false, false, true);
  }

  @Test
  void aLabelOfBeforeAnythingWasKnownIsLeftOutAndCounted() {
    PointInTime pointInTime =
        new PointInTime(
            CATALOGUE,
            List.of(new Label(ACME, END_OF_2010, false), new Label(ACME, END_OF_2011, false)),
            NOBODY);

    pointInTime.accept(ACME, TWO_YEARS);

    assertThat(pointInTime.labels()).isEqualTo(2);
    assertThat(pointInTime.used()).isEqualTo(1);
  }

  @Test
  void enterprisesWithoutALabelAreIgnored() {
    PointInTime pointInTime =
        new PointInTime(CATALOGUE, List.of(new Label(ACME, END_OF_2011, false)), NOBODY);

    pointInTime.accept(new ForeignId("made", "other"), TWO_YEARS);

    assertThat(pointInTime.build().size()).isZero();
  }

  @Test
  void tagsThatMoveWithTimeAloneAreLeftOutWhereAllLabelsAreOfOneInstant() {
    PointInTime one =
        new PointInTime(CATALOGUE, List.of(new Label(ACME, END_OF_2011.plus(DELAY), true)), NOBODY);
    one.accept(ACME, TWO_YEARS);

    List<String> tags = one.build().columns().stream().map(c -> c.tag().id()).toList();

    assertThat(tags).contains("fs_total_assets", "reg_established_year");
    assertThat(tags).doesNotContain("fs_days_since", "reg_age_days");
  }

  @Test
  void refusesLabelsThatContradictEachOther() {
    assertThatThrownBy(
            () ->
                new PointInTime(
                    CATALOGUE,
                    List.of(
                        new Label(ACME, END_OF_2011, true), new Label(ACME, END_OF_2011, false)),
                    NOBODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("made:acme");
  }

  @Test
  void aRowIsHeldAgainstThePeersOfTheDayOfItsInstant() {
    Instant first = Instant.parse("2012-03-01T00:00:00Z");
    Instant second = first.plus(Duration.ofDays(10));
    PeerEpochs peers = new PeerEpochs();
    put(peers, DayBegins.dayOf(first), 1);
    put(peers, DayBegins.dayOf(second), 2);
    PointInTime pointInTime =
        new PointInTime(
            CATALOGUE,
            List.of(
                new Label(ACME, first.minus(Duration.ofDays(1)), false),
                new Label(ACME, second.minus(Duration.ofDays(1)), false),
                new Label(ACME, second, true)),
            peers);

    pointInTime.accept(ACME, List.of(registration(Math.E - 1)));

    assertThat(numbers(pointInTime.build(), "reg_capital_industry_z"))
        .containsExactly(Double.NaN, 0, -1);
  }

  private static void put(PeerEpochs peers, long day, double mean) {
    peers.put(
        new PeerStatistic(
            new PeerGroup("reg_capital_industry_z", List.of("J", "66")),
            day,
            new Peers.Group(Peers.LEAST, mean, 1)));
  }

  private static EnterpriseEvent registration(double capital) {
    return new EnterpriseEvent(
        new EventKey("made/register", "acme"),
        "registration.snapshot",
        Category.REGISTRATION,
        ACME,
        END_OF_2010,
        END_OF_2010,
        END_OF_2010,
        0,
        false,
        0,
        Map.of(
            "registered_capital",
            new FieldValue.Quantity(capital),
            "industry_section",
            new FieldValue.Text("J"),
            "industry_code",
            new FieldValue.Text("6631")));
  }

  private static double[] numbers(TrainingTable table, String tag) {
    return table.columns().stream()
        .filter(column -> column.tag().id().equals(tag))
        .map(column -> ((Column.Numbers) column).values())
        .findFirst()
        .orElseThrow();
  }

  private static EnterpriseEvent statement(int year, Instant end, double totalAssets) {
    return new EnterpriseEvent(
        new EventKey("made/statements", "acme-" + year),
        "financial_statement.filed",
        Category.FINANCIAL_STATEMENT,
        ACME,
        end,
        end.plus(DELAY),
        Instant.parse("2026-01-01T00:00:00Z"),
        0,
        false,
        0,
        Map.of("total_assets", new FieldValue.Quantity(totalAssets)));
  }
}
