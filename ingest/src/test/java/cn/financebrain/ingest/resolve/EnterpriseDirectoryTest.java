package cn.financebrain.ingest.resolve;

import static cn.financebrain.ingest.resolve.Registrations.FIRST;
import static cn.financebrain.ingest.resolve.Registrations.SECOND;
import static cn.financebrain.ingest.resolve.Registrations.THIRD;
import static cn.financebrain.ingest.resolve.Registrations.day;
import static cn.financebrain.ingest.resolve.Registrations.renamed;
import static cn.financebrain.ingest.resolve.Registrations.revised;
import static cn.financebrain.ingest.resolve.Registrations.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.Uscc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnterpriseDirectoryTest {
  private static final String OLD = "温州甲鞋业有限公司";
  private static final String NEW = "温州乙鞋业有限公司";

  @TempDir private Path temp;
  private EnterpriseDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = EnterpriseDirectory.open(temp);
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  @Test
  void aNameIsThatOfWhoBoreItAtThatTime() {
    directory.learn(snapshot(FIRST, "2015-01-01", OLD));
    directory.learn(renamed(FIRST, "2020-06-01", OLD, NEW));
    directory.learn(snapshot(SECOND, "2022-03-01", OLD));
    directory.learn(renamed(SECOND, "2022-03-01", "温州丙鞋业有限公司", OLD));

    assertThat(bearers(OLD, "2014-01-01")).containsExactly(FIRST);
    assertThat(bearers(OLD, "2020-05-31")).containsExactly(FIRST);
    assertThat(bearers(OLD, "2020-06-01")).isEmpty();
    assertThat(bearers(OLD, "2022-02-28")).isEmpty();
    assertThat(bearers(OLD, "2022-03-01")).containsExactly(SECOND);
    assertThat(bearers(NEW, "2020-05-31")).isEmpty();
    assertThat(bearers(NEW, "2026-01-01")).containsExactly(FIRST);
  }

  @Test
  void whereTheDayOfAChangeIsNotToldBothNamesHoldInBetween() {
    directory.learn(snapshot(FIRST, "2015-01-01", OLD));
    directory.learn(snapshot(FIRST, "2020-01-01", NEW));

    assertThat(bearers(OLD, "2017-01-01")).containsExactly(FIRST);
    assertThat(bearers(NEW, "2017-01-01")).containsExactly(FIRST);
    assertThat(bearers(NEW, "2014-12-31")).isEmpty();
    assertThat(bearers(OLD, "2020-01-01")).isEmpty();
  }

  @Test
  void formerNamesWithoutDatesHoldAtAnyTime() {
    directory.learn(snapshot(FIRST, "2020-01-01", NEW, "former_names", OLD + "；温州丁鞋业有限公司"));

    assertThat(bearers(OLD, "2010-01-01")).containsExactly(FIRST);
    assertThat(bearers("温州丁鞋业有限公司", "2026-01-01")).containsExactly(FIRST);
  }

  @Test
  void aCorrectionReplacesWhatTheEventSaidAndARetractionTakesItBack() {
    EnterpriseEvent wrong = snapshot(FIRST, "2015-01-01", "温州甲鞋叶有限公司");
    directory.learn(revised(wrong, 1, false, OLD));
    directory.learn(wrong); // read late
    assertThat(bearers("温州甲鞋叶有限公司", "2016-01-01")).isEmpty();
    assertThat(bearers(OLD, "2016-01-01")).containsExactly(FIRST);

    directory.learn(revised(wrong, 2, true, OLD));
    assertThat(bearers(OLD, "2016-01-01")).isEmpty();
  }

  @Test
  void ofSeveralBearersTheOneWhoWritesItSo() {
    directory.learn(snapshot(FIRST, "2015-01-01", "温州A·B商行"));
    directory.learn(snapshot(SECOND, "2015-01-01", "温州AB商行"));

    assertThat(bearers("温州AB商行", "2016-01-01")).containsExactly(SECOND);
    assertThat(bearers("温州ＡＢ商行", "2016-01-01")).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void numbersAndOrganisationCodesLeadToTheirEnterprise() {
    directory.learn(snapshot(FIRST, "2015-01-01", OLD, "registration_number", "330302000000017"));
    directory.learn(snapshot(THIRD, "2015-01-01", NEW, "registration_number", "温瓯个字123号"));

    assertThat(directory.withNumber(new RegistrationNumber("330302000000017")))
        .containsExactly(FIRST);
    assertThat(directory.withNumber(new RegistrationNumber("330302000000025"))).isEmpty();
    assertThat(directory.withOrganisationCode(new OrganisationCode(THIRD.organisationCode())))
        .containsExactly(THIRD);
  }

  @Test
  void whatWasForcedIsThereAgainAndATornEndIsCutOff() throws IOException {
    directory.learn(snapshot(FIRST, "2015-01-01", OLD));
    directory.force();
    directory.close();
    Files.write(
        EnterpriseDirectory.file(temp), new byte[] {0, 0, 0, 9, 1}, StandardOpenOption.APPEND);

    directory = EnterpriseDirectory.open(temp);
    assertThat(bearers(OLD, "2016-01-01")).containsExactly(FIRST);
    directory.learn(snapshot(SECOND, "2015-01-01", NEW));
    directory.force();
    try (EnterpriseDirectory reader = EnterpriseDirectory.openToRead(temp)) {
      assertThat(reader.size()).isEqualTo(2);
      assertThat(reader.names(SECOND))
          .containsExactly(
              new EnterpriseDirectory.NamePeriod(NEW, Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void whatAnotherProcessLearntIsTakenIn() throws IOException {
    try (EnterpriseDirectory other = EnterpriseDirectory.openToRead(temp)) {
      directory.learn(snapshot(FIRST, "2015-01-01", OLD));
      directory.force();

      assertThat(other.catchUp()).isTrue();
      assertThat(other.knows(FIRST)).isTrue();
      EnterpriseDirectory.rebuild(temp, told -> told.accept(snapshot(SECOND, "2015-01-01", NEW)));
      assertThat(other.catchUp()).isFalse();
    }
    try (EnterpriseDirectory rebuilt = EnterpriseDirectory.openToRead(temp)) {
      assertThat(rebuilt.knows(FIRST)).isFalse();
      assertThat(rebuilt.knows(SECOND)).isTrue();
    }
  }

  @Test
  void manyEnterprisesAreFound() {
    for (int i = 0; i < 3_000; i++) {
      directory.learn(snapshot(uscc(i), "2015-01-01", "温州" + i + "号店"));
    }
    for (int i = 0; i < 3_000; i += 7) {
      assertThat(bearers("温州" + i + "号店", "2020-01-01")).containsExactly(uscc(i));
      assertThat(directory.names(uscc(i)).get(0).name()).isEqualTo("温州" + i + "号店");
    }
  }

  static Uscc uscc(int number) {
    String organisation = "%08d".formatted(number);
    String code = "91330302" + organisation + OrganisationCode.checkCharacter(organisation);
    return new Uscc(code + Uscc.checkCharacter(code + "0"));
  }

  private List<Uscc> bearers(String name, String day) {
    return directory.bearers(EnterpriseName.of(name), day(day));
  }
}
