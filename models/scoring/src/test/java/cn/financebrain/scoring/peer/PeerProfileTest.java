package cn.financebrain.scoring.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.PeerMeasures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerProfileTest {
  private static final PeerMeasures MEASURES = PeerMeasures.of(Catalogue.bundled());
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private static EnterpriseEvent registration(int revision, boolean retracted, String section) {
    return new EnterpriseEvent(
        new EventKey("made/register", "r"),
        "registration.snapshot",
        Category.REGISTRATION,
        new ForeignId("made", "1"),
        NOW,
        NOW,
        NOW,
        revision,
        retracted,
        0,
        Map.of(
            "registered_capital", new FieldValue.Quantity(500),
            "industry_section", new FieldValue.Text(section),
            "industry_code", new FieldValue.Text("6631")));
  }

  private static PeerGroup group(String... codes) {
    return new PeerGroup("reg_capital_industry_z", List.of(codes));
  }

  private static PeerSums one() {
    return PeerSums.of(PeerSums.units(Math.log1p(500)));
  }

  @Test
  void anEnterpriseCountsInItsGroupAndInTheCoarserOne() {
    PeerProfile profile = PeerProfile.empty(MEASURES);

    assertThat(profile.apply(registration(0, false, "J")))
        .isEqualTo(Map.of(group("J"), one(), group("J", "66"), one()));
  }

  @Test
  void whatIsToldAgainOrTooLateChangesNothing() {
    PeerProfile profile = PeerProfile.empty(MEASURES);
    profile.apply(registration(1, false, "J"));

    assertThat(profile.apply(registration(1, false, "J"))).isEmpty();
    assertThat(profile.apply(registration(0, false, "K"))).isEmpty();
  }

  @Test
  void theMeasuresRestOnFewTagsAndFewTypes() {
    assertThat(MEASURES.readsType("registration.snapshot")).isTrue();
    assertThat(MEASURES.readsType("litigation.case_filed")).isFalse();
    assertThat(MEASURES.basis().contains("reg_capital")).isTrue();
    assertThat(MEASURES.basis().contains("reg_capital_industry_z")).isFalse();
  }

  @Test
  void theFirstVersionIsReadOnAndWhatItCountedIsTakenAway() throws IOException {
    PeerProfile profile;
    try (InputStream file =
        PeerProfileTest.class.getResourceAsStream("/golden/peer-profile.v1.hex")) {
      String hex = new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
      profile =
          PeerProfile.fromBytes(MEASURES, MEASURES.basis().tables(), HexFormat.of().parseHex(hex));
    }

    PeerSums less = PeerSums.NONE.minus(one());
    assertThat(profile.apply(registration(1, true, "J")))
        .isEqualTo(Map.of(group("J"), less, group("J", "66"), less));
  }

  /** As may happen where partitions were added. */
  @Test
  void whatComesOutOfOrderAfterSomethingWasForgottenIsTaken() {
    PeerProfile profile = PeerProfile.empty(MEASURES);
    profile.apply(spend("1", 0));
    profile.apply(spend("2", 400));
    PeerProfile restarted =
        PeerProfile.fromBytes(MEASURES, MEASURES.basis().tables(), profile.toBytes());
    assertThat(restarted.events()).isEqualTo(1);

    restarted.apply(spend("3", 300));

    assertThat(restarted.events()).isEqualTo(2);
  }

  private static EnterpriseEvent spend(String id, long day) {
    return Histories.event(
        "advertising.spend_reported",
        Category.ADVERTISING,
        id,
        day,
        Map.of("spend", Histories.number(5)));
  }

  @Test
  void bytesOfAnotherVersionAreRefused() {
    assertThatThrownBy(
            () -> PeerProfile.fromBytes(MEASURES, MEASURES.basis().tables(), new byte[] {7}))
        .hasMessage("peer profile of version 7, expected 1");
  }
}
