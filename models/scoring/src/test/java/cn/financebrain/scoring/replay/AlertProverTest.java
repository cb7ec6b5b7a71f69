package cn.financebrain.scoring.replay;

import static cn.financebrain.scoring.Histories.day;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.replay.ProofInput.Kind;
import cn.financebrain.scoring.replay.ProofInput.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertProverTest {
  private static final String MODEL = MadeModels.fundraising(Map.of()).id();

  @TempDir Path models;
  private LoggedCity city;

  @BeforeEach
  void live() {
    city = LoggedCity.of(models);
  }

  private AlertProof prove(RaisedAlert raised) {
    return new AlertProver(models).prove(raised, city);
  }

  private RaisedAlert last() {
    return city.alerts.get(city.alerts.size() - 1);
  }

  @Test
  void everyAlertOfAStreamIsProven() {
    assertThat(city.alerts).hasSize(2);
    assertThat(city.alerts)
        .allSatisfy(
            raised -> {
              AlertProof proof = prove(raised);
              assertThat(proof.faults()).isEmpty();
              assertThat(proof.holds()).isTrue();
              assertThat(proof.derived()).contains(raised.alert());
              assertThat(proof.divergence()).isEmpty();
            });
    assertThat(last().alert().episode()).as("its history counts").isEqualTo(2);
    assertThat(prove(last()).evaluations()).isEqualTo(6);
  }

  @Test
  void whatIsComparedIsNamedAndHashed() {
    AlertProof proof = prove(last());

    assertThat(proof.fields())
        .extracting(ProofField::name)
        .contains(
            "alert.id",
            "alert.cause",
            "alert.reasons",
            "score.probability",
            "score.points",
            "history.scores");
    assertThat(proof.fields())
        .filteredOn(field -> field.name().equals("alert.episode"))
        .singleElement()
        .extracting(ProofField::stored, ProofField::storedHash)
        .containsExactly("2", "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35");
  }

  @Test
  void theChainLeadsToTheEventsThatWereKnownThen() {
    ProofChain chain = prove(city.alerts.get(0)).chain();

    assertThat(chain.model()).isEqualTo(MODEL);
    assertThat(chain.reasons().get(0).id()).isEqualTo("reg_capital");
    assertThat(chain.reasons().get(0).spec()).isPresent();
    assertThat(chain.events())
        .singleElement()
        .extracting(each -> each.event().revision())
        .as("later revisions were not known")
        .isEqualTo(0);
  }

  @Test
  void aBandThatWasChangedInTheStoreIsFound() {
    Alert alert = last().alert();
    Alert changed =
        new Alert(
            alert.id(),
            alert.enterprise(),
            alert.risk(),
            alert.episode(),
            Band.BLUE,
            alert.cause(),
            alert.region(),
            alert.raisedAt(),
            alert.release(),
            alert.index(),
            alert.reasons(),
            alert.rules());

    AlertProof proof = prove(new RaisedAlert(changed, last().position()));

    assertThat(proof.holds()).isFalse();
    assertThat(proof.fields())
        .filteredOn(field -> !field.same())
        .extracting(ProofField::name)
        .containsExactly("alert.band");
  }

  @Test
  void anEventThatIsStoredNoMoreIsNamedByTheFirstEvaluationThatDiffers() {
    LoggedRecord lost = city.events.remove(1);

    AlertProof proof = prove(last());

    assertThat(proof.holds()).isFalse();
    AlertProof.Divergence first = proof.divergence().orElseThrow();
    assertThat(first.position()).isEqualTo(lost.position());
    assertThat(first.event()).as("no event is stored there").isFalse();
  }

  @Test
  void anEventThatAReasonNamesAndThatIsNotStoredIsNamed() {
    city.events.clear();

    AlertProof proof = prove(last());

    assertThat(proof.holds()).isFalse();
    assertThat(proof.faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.kind()).isEqualTo(Kind.RECORDS);
              assertThat(fault.name()).isEqualTo("made/registration.snapshot|r");
            });
  }

  @Test
  void theRecordOfTheAlertItselfMayBeMissing() {
    city.events.removeIf(logged -> logged.position().equals(last().position()));
    city.scores.removeIf(stored -> stored.position().equals(last().position()));

    AlertProof proof = prove(last());

    assertThat(proof.holds()).isFalse();
    assertThat(proof.derived()).isEmpty();
    assertThat(proof.faults()).extracting(ProofInput::kind).containsExactly(Kind.RECORDS);
    assertThat(proof.chain().reasons()).as("what is stored is shown all the same").isNotEmpty();
  }

  @Test
  void aScoreOfThePastThatWasChangedIsFound() {
    StoredScore first = city.scores.get(2);
    Score.Scored score = (Score.Scored) first.score();
    city.scores.set(
        2,
        new StoredScore(
            score.ruled(score.index() + 1, score.band(), score.ruled()), first.position()));

    AlertProof proof = prove(last());

    assertThat(proof.holds()).isFalse();
    assertThat(proof.fields())
        .filteredOn(field -> !field.same())
        .extracting(ProofField::name)
        .containsExactly("history.scores");
    assertThat(proof.divergence().orElseThrow().at()).isEqualTo(day(1));
  }

  @Test
  void aModelThatIsNotThereIsNamed() throws Exception {
    Files.delete(models.resolve("artifacts/" + MODEL + ".json"));

    AlertProof proof = prove(last());

    assertThat(proof.holds()).isFalse();
    assertThat(proof.fields()).isEmpty();
    assertThat(proof.faults())
        .singleElement()
        .extracting(ProofInput::kind, ProofInput::name, ProofInput::state)
        .containsExactly(Kind.MODEL, MODEL, State.MISSING);
  }

  @Test
  void aModelThatWasChangedIsNamedAlsoAfterItWasRead() throws Exception {
    AlertProver prover = new AlertProver(models);
    assertThat(prover.prove(last(), city).holds()).isTrue();
    Path file = models.resolve("artifacts/" + MODEL + ".json");
    Files.writeString(file, Files.readString(file).replace("0.95", "0.96"));

    AlertProof proof = prover.prove(last(), city);

    assertThat(proof.holds()).isFalse();
    assertThat(proof.faults())
        .singleElement()
        .extracting(ProofInput::kind, ProofInput::name, ProofInput::state)
        .containsExactly(Kind.MODEL, MODEL, State.DIFFERS);
  }

  @Test
  void aReleaseThatIsNotThereIsNamed() throws Exception {
    Files.delete(models.resolve("releases/000001.json"));

    assertThat(prove(last()).faults())
        .singleElement()
        .extracting(ProofInput::kind, ProofInput::name, ProofInput::state)
        .containsExactly(Kind.RELEASE, "1", State.MISSING);
  }

  @Test
  void aDayOfWhoseFeedsNothingIsStoredIsNamed() {
    long day = DayBegins.dayOf(day(3));
    city.feeds.removeIf(mark -> mark.day() == day);

    AlertProof proof = prove(last());

    assertThat(proof.holds()).as("the day before tells the same").isTrue();
    assertThat(proof.faults())
        .singleElement()
        .extracting(ProofInput::kind, ProofInput::name)
        .containsExactly(Kind.FEEDS, "2020-01-04");
  }

  @Test
  void recordsBehindTheAlertChangeNothing() {
    RaisedAlert first = city.alerts.get(0);
    AlertProof before = prove(first);
    city.see(city.article(37));

    assertThat(prove(first)).isEqualTo(before);
    assertThat(List.of(before)).allMatch(AlertProof::holds);
  }
}
