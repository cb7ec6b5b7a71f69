package cn.financebrain.ingest.resolve;

import static cn.financebrain.ingest.resolve.Registrations.FIRST;
import static cn.financebrain.ingest.resolve.Registrations.SECOND;
import static cn.financebrain.ingest.resolve.Registrations.THIRD;
import static cn.financebrain.ingest.resolve.Registrations.day;
import static cn.financebrain.ingest.resolve.Registrations.renamed;
import static cn.financebrain.ingest.resolve.Registrations.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.Uscc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverTest {
  private static final String ONE = "温州甲鞋业有限公司";
  private static final String TWIN = "温州双生商行";
  private static final String NUMBER = "330302000000017";

  @TempDir private Path temp;
  private EnterpriseDirectory directory;
  private Decisions decisions = Decisions.NONE;

  @BeforeEach
  void open() throws IOException {
    directory = EnterpriseDirectory.open(temp);
    directory.learn(snapshot(FIRST, "2015-01-01", ONE, "registration_number", NUMBER));
    directory.learn(renamed(SECOND, "2020-01-01", "温州旧名商行", TWIN));
    directory.learn(snapshot(THIRD, "2015-01-01", TWIN));
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  @Test
  void oneCandidateIsFoundByWhateverIsGiven() {
    assertThat(resolve(claim("", "", "", ONE))).isEqualTo(found(FIRST));
    assertThat(resolve(claim("", "", NUMBER, ""))).isEqualTo(found(FIRST));
    assertThat(resolve(claim("", FIRST.organisationCode(), "", ""))).isEqualTo(found(FIRST));
    assertThat(resolve(claim(FIRST.value(), "", "", ""))).isEqualTo(found(FIRST));
    assertThat(resolve(claim("", "", NUMBER, "温州某不认识的名字"))).isEqualTo(found(FIRST));
  }

  @Test
  void aUsccNeedsNoRegister() {
    Uscc unknown = EnterpriseDirectoryTest.uscc(77);
    assertThat(resolve(claim(unknown.value(), "", "", "新公司"))).isEqualTo(found(unknown));
  }

  @Test
  void severalCandidatesAreLeftToAPerson() {
    assertThat(resolve(claim("", "", "", TWIN)))
        .isEqualTo(new Resolution.Open(Doubt.AMBIGUOUS, List.of(SECOND, THIRD)));
    assertThat(
            new Resolver(directory, decisions).resolve(claim("", "", "", TWIN), day("2018-01-01")))
        .isEqualTo(found(THIRD));
  }

  @Test
  void aStrongerIdentifierTellsTwinsApart() {
    assertThat(resolve(claim("", THIRD.organisationCode(), "", TWIN))).isEqualTo(found(THIRD));
  }

  @Test
  void whatContradictsItselfIsNoGuess() {
    assertThat(resolve(claim("", "", NUMBER, TWIN)))
        .isEqualTo(new Resolution.Open(Doubt.CONTRADICTORY, List.of(FIRST, SECOND, THIRD)));
    assertThat(resolve(claim(FIRST.value(), SECOND.organisationCode(), "", "")))
        .isEqualTo(new Resolution.Open(Doubt.CONTRADICTORY, List.of(FIRST)));
    assertThat(doubt(claim(SECOND.value(), "", "", ONE))).isEqualTo(Doubt.CONTRADICTORY);
  }

  @Test
  void nobodyIsNoGuessEither() {
    assertThat(resolve(claim("", "", "", "温州没有的公司")))
        .isEqualTo(new Resolution.Open(Doubt.UNKNOWN, List.of()));
    assertThat(resolve(claim("", "", "", "温州旧名商行")))
        .isEqualTo(new Resolution.Open(Doubt.OUT_OF_TIME, List.of(SECOND)));
  }

  @Test
  void aDecisionCountsWhereTheRegisterSaysNothing() {
    decisions = key -> new Decisions.Decided(Set.of(SECOND), false);

    assertThat(resolve(claim("", "", "", "温州没有的公司"))).isEqualTo(found(SECOND));
    assertThat(doubt(claim("", "", "", TWIN))).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(resolve(claim("", "", "", ONE)))
        .isEqualTo(new Resolution.Open(Doubt.AGAINST_DECISION, List.of(FIRST, SECOND)));
  }

  @Test
  void aDecisionForAllCountsAmongSeveral() {
    decisions = key -> new Decisions.Decided(Set.of(SECOND), true);
    assertThat(resolve(claim("", "", "", TWIN))).isEqualTo(found(SECOND));

    decisions = key -> new Decisions.Decided(Set.of(SECOND, THIRD), true);
    assertThat(doubt(claim("", "", "", TWIN))).isEqualTo(Doubt.AMBIGUOUS);
  }

  private Resolution resolve(Claim claim) {
    return new Resolver(directory, decisions).resolve(claim, day("2024-01-01"));
  }

  private Doubt doubt(Claim claim) {
    return ((Resolution.Open) resolve(claim)).doubt();
  }

  private static Resolution found(Uscc enterprise) {
    return new Resolution.Found(enterprise);
  }

  private static Claim claim(String uscc, String organisation, String number, String name) {
    return new Claim(
        Optional.of(uscc).filter(text -> !text.isEmpty()).map(Uscc::new),
        Optional.of(organisation).filter(text -> !text.isEmpty()).map(OrganisationCode::new),
        Optional.of(number).filter(text -> !text.isEmpty()).map(RegistrationNumber::new),
        Optional.of(name).filter(text -> !text.isEmpty()).map(EnterpriseName::of));
  }
}
