package cn.financebrain.scoring.release;

import static cn.financebrain.scoring.Histories.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.Journal.Action;
import cn.financebrain.scoring.release.ModelRegistry.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @TempDir Path directory;

  private final ModelArtifact first = MadeModels.fundraising(Map.of());
  private final ModelArtifact second =
      MadeModels.fundraising(Map.of("reg_capital", CATALOGUE.fingerprint("reg_capital")));
  private final ModelArtifact third =
      MadeModels.fundraising(Map.of("tax_cnt", CATALOGUE.fingerprint("tax_cnt")));
  private ReleaseDirectory releases;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    releases = new ReleaseDirectory(directory, CATALOGUE);
    registry = new ModelRegistry(directory, releases);
  }

  private void approved(ModelArtifact model) {
    registry.submit(model, "li", "", day(0));
    registry.approve(model, "wang", "", day(0));
  }

  @Test
  void aModelIsHandedInApprovedPutInForceAndReplaced() {
    registry.submit(first, "li", "first", day(0));
    assertThat(registry.state(first)).isEqualTo(State.CANDIDATE);
    registry.approve(first, "wang", "looks good", day(1));
    assertThat(registry.state(first)).isEqualTo(State.APPROVED);

    registry.promote(first, "chen", day(2));
    assertThat(registry.state(first)).isEqualTo(State.CHAMPION);
    approved(second);
    registry.promote(second, "chen", day(3));

    assertThat(registry.state(first)).isEqualTo(State.RETIRED);
    assertThat(registry.state(second)).isEqualTo(State.CHAMPION);
    assertThat(registry.history())
        .extracting(Journal.Entry::action)
        .containsExactly(
            Action.SUBMITTED,
            Action.APPROVED,
            Action.PROMOTED,
            Action.SUBMITTED,
            Action.APPROVED,
            Action.PROMOTED);
    assertThat(registry.history().get(2))
        .isEqualTo(new Journal.Entry(3, first.id(), Action.PROMOTED, "chen", "", 1, day(2)));
  }

  @Test
  void nobodyApprovesTheirOwnModel() {
    assertThatThrownBy(() -> registry.approve(first, "li", "", day(0)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("was not handed in");
    registry.submit(first, "Li", "", day(0));
    registry.submit(first, "wang", "again", day(0));

    assertThat(registry.submitter(first.id())).as("who came first").contains("Li");
    assertThatThrownBy(() -> registry.approve(first, " li ", "", day(1)))
        .hasMessageContaining("handed in by Li; somebody else must approve it");
  }

  @Test
  void withoutApprovalAModelMayScoreInTheShadowOnly() {
    registry.submit(first, "li", "", day(0));
    assertThatThrownBy(() -> registry.promote(first, "wang", day(1)))
        .hasMessageContaining("is not approved");
    assertThat(releases.list()).hasSize(1);

    Release shadowed = registry.shadow(first, "li", day(1));

    assertThat(registry.state(first)).isEqualTo(State.SHADOW);
    assertThat(releases.challengers(shadowed.number(), Risk.FUNDRAISING))
        .extracting(model -> model.id())
        .containsExactly(first.id());
    assertThat(releases.challengers(0, Risk.FUNDRAISING)).isEmpty();
    assertThat(registry.shadow(first, "li", day(2))).as("again").isEqualTo(shadowed);
  }

  @Test
  void whatIsRetiredMustBeApprovedAnew() {
    approved(first);
    registry.shadow(first, "li", day(1));
    registry.retire(first, "li", "no better", day(2));

    assertThat(registry.state(first)).isEqualTo(State.RETIRED);
    assertThat(releases.latest().challengers()).isEmpty();
    assertThatThrownBy(() -> registry.promote(first, "wang", day(3)))
        .hasMessageContaining("is not approved");
    registry.approve(first, "wang", "", day(3));
    registry.promote(first, "wang", day(3));
    assertThatThrownBy(() -> registry.retire(first, "wang", "", day(4)))
        .hasMessageContaining("is the champion");
    assertThatThrownBy(() -> registry.shadow(first, "wang", day(4)))
        .hasMessageContaining("is the champion itself");
  }

  @Test
  void whatWasTakenOutOfUseIsNoWayBack() {
    for (ModelArtifact model : new ModelArtifact[] {first, second}) {
      approved(model);
      registry.promote(model, "chen", day(1));
    }
    registry.retire(first, "wang", "unfair", day(2));

    assertThatThrownBy(() -> registry.rollBack(Risk.FUNDRAISING, "chen", "", day(3)))
        .hasMessageContaining("was taken out of use; activate another one");
    registry.approve(first, "wang", "mended", day(4));
    assertThat(registry.state(first)).isEqualTo(State.APPROVED);
    assertThat(champion(registry.rollBack(Risk.FUNDRAISING, "chen", "", day(5))))
        .isEqualTo(first.id());
  }

  @Test
  void whatDiedBeforeItsEntryIsNotedWhenItIsRunAgain() throws Exception {
    approved(first);
    Release promoted = registry.promote(first, "chen", day(1));
    Files.delete(directory.resolve("journal/000003.json"));
    approved(second);

    assertThat(registry.promote(first, "zhao", day(2))).isEqualTo(promoted);
    assertThat(registry.promote(first, "zhao", day(3))).isEqualTo(promoted);

    assertThat(registry.history().stream().filter(entry -> entry.action() == Action.PROMOTED))
        .singleElement()
        .isEqualTo(
            new Journal.Entry(
                5,
                first.id(),
                Action.PROMOTED,
                "zhao",
                "noted afterwards",
                promoted.number(),
                day(2)));
  }

  @Test
  void entriesThatAreWrittenAtOnceAllStand() {
    Journal journal = new Journal(directory);
    IntStream.range(0, 40)
        .parallel()
        .forEach(i -> journal.add("rules:" + i, Action.SUBMITTED, "li", "", 0, day(0)));

    assertThat(journal.list()).extracting(Journal.Entry::subject).doesNotHaveDuplicates();
    assertThat(journal.list())
        .extracting(Journal.Entry::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void rollingBackGoesBackStepByStep() {
    for (ModelArtifact model : new ModelArtifact[] {first, second, third}) {
      approved(model);
      registry.promote(model, "chen", day(1));
    }

    assertThat(champion(registry.rollBack(Risk.FUNDRAISING, "chen", "", day(2))))
        .isEqualTo(second.id());
    assertThat(champion(registry.rollBack(Risk.FUNDRAISING, "chen", "", day(3))))
        .isEqualTo(first.id());
    registry.promote(third, "chen", day(4));
    assertThat(champion(registry.rollBack(Risk.FUNDRAISING, "chen", "", day(5))))
        .isEqualTo(first.id());
    assertThat(champion(registry.rollBack(Risk.FUNDRAISING, "chen", "", day(6)))).isNull();
    assertThatThrownBy(() -> registry.rollBack(Risk.FUNDRAISING, "chen", "", day(7)))
        .hasMessageContaining("no model for fundraising is in force");
  }

  /**
   * What is in force follows from releases alone, so a journal that lacks an entry misleads nobody.
   */
  @Test
  void rollingBackGoesOnWhereItDiedBeforeItsEntry() throws Exception {
    for (ModelArtifact model : new ModelArtifact[] {first, second, third}) {
      approved(model);
      registry.promote(model, "chen", day(1));
    }
    registry.rollBack(Risk.FUNDRAISING, "chen", "", day(2));
    Files.delete(directory.resolve("journal/000010.json"));

    assertThat(champion(registry.rollBack(Risk.FUNDRAISING, "chen", "", day(3))))
        .isEqualTo(first.id());
  }

  @Test
  void challengersThatDoNotFitACatalogueAreLeftOut() throws Exception {
    registry.shadow(first, "li", day(0));
    ModelArtifact unfit = MadeModels.fundraising(Map.of("reg_capital", "otherwise"));
    assertThatThrownBy(() -> registry.shadow(unfit, "li", day(1)))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("reg_capital is defined differently");
    releases.add(unfit);
    Release both =
        releases.write(
            next -> next.withChallengers(Risk.FUNDRAISING, List.of(unfit.id(), first.id())),
            day(2));

    assertThat(releases.challengers(both.number(), Risk.FUNDRAISING))
        .extracting(RiskModel::id)
        .containsExactly(first.id());
  }

  @Test
  void aChallengerWhoseFileIsDamagedStopsNobody() throws Exception {
    registry.submit(first, "li", "", day(0));
    Release shadowed = registry.shadow(first, "li", day(1));
    Files.writeString(directory.resolve("artifacts/" + first.id() + ".json"), "{");

    ReleaseDirectory fresh = new ReleaseDirectory(directory, CATALOGUE);
    assertThat(fresh.challengers(shadowed.number(), Risk.FUNDRAISING)).isEmpty();
  }

  @Test
  void theHistoryOfModelsHasNoRules() {
    registry.submit(first, "li", "", day(0));
    new Journal(directory).add(RuleBooks.subject("book"), Action.SUBMITTED, "li", "", 0, day(0));

    assertThat(registry.history()).extracting(Journal.Entry::subject).containsExactly(first.id());
  }

  @Test
  void whoGoesBackByHandMayRollThatBackToo() {
    for (ModelArtifact model : new ModelArtifact[] {first, second, first}) {
      approved(model);
      registry.promote(model, "chen", day(1));
    }

    assertThat(champion(registry.rollBack(Risk.FUNDRAISING, "chen", "", day(2))))
        .isEqualTo(second.id());
  }

  private static String champion(Release release) {
    return release.models().get(Risk.FUNDRAISING);
  }

  @Test
  void aDamagedEntryIsNamed() throws Exception {
    registry.submit(first, "li", "", day(0));
    Files.writeString(directory.resolve("journal/000001.json"), "{\"number\": 1}");

    assertThatThrownBy(() -> registry.history())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("000001.json is damaged");
  }

  @Test
  void anEntryIsReadAsItWasWritten() {
    Journal.Entry written =
        new Journal(directory).add("模型", Action.RETIRED, "李\"四", "换行\n", 7, day(3));

    assertThat(new Journal(directory).list()).containsExactly(written);
  }
}
