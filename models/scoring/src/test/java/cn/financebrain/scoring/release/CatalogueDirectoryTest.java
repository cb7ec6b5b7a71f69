package cn.financebrain.scoring.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueDirectoryTest {
  private static final Catalogue PRODUCT = Catalogue.bundled();
  private static final String ADDED =
      "\n  - {id: cmp_title_cnt, zh: 有标题的投诉, en: Titled, aggregate: count, where: known(title)}\n";

  @TempDir Path directory;

  private CatalogueDirectory catalogues() {
    return new CatalogueDirectory(directory);
  }

  private String added() throws Exception {
    return catalogues().add(MadeCatalogue.with(directory, ADDED));
  }

  @Test
  void anAddedCatalogueIsOpenedByItsId() throws Exception {
    String id = added();

    assertThat(catalogues().list()).containsExactly(id);
    assertThat(catalogues().open(id).tags()).hasSize(PRODUCT.tags().size() + 1);
    assertThat(added()).as("again").isEqualTo(id);
    assertThat(directory.resolve("catalogues")).isDirectoryNotContaining("glob:**.draft*");
  }

  @Test
  void theFilesOfTheProductAreTheProductsCatalogue() throws Exception {
    Path files = MadeCatalogue.with(directory, "");

    assertThat(catalogues().add(files)).isEqualTo(Release.PRODUCT);
    assertThat(Catalogue.load(files).fingerprint()).isEqualTo(PRODUCT.fingerprint());
    assertThat(catalogues().fingerprint(Release.PRODUCT)).isEqualTo(PRODUCT.fingerprint());
  }

  @Test
  void whatDoesNotCompileIsNotKept() throws Exception {
    Path broken =
        MadeCatalogue.with(directory, "\n  - {id: cmp_x, zh: 某, en: Any, formula: cmp_y}\n");

    assertThatThrownBy(() -> catalogues().add(broken))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("cmp_y");
    assertThat(catalogues().list()).isEmpty();
  }

  @Test
  void filesThatWereChangedAfterwardsAreFoundOut() throws Exception {
    String id = added();
    Files.writeString(
        directory.resolve("catalogues").resolve(id).resolve("tax.yaml"),
        "\n# changed\n",
        StandardOpenOption.APPEND);

    assertThatThrownBy(() -> catalogues().open(id))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("changed after they were written");
    assertThatThrownBy(() -> catalogues().open("0123456789abcdef"))
        .hasMessageContaining("is not there");
    assertThatThrownBy(() -> catalogues().open("../releases")).hasMessageContaining("is not there");
  }

  @Test
  void aChangeNamesWhatIsAddedChangedRemovedAndReworded() {
    Catalogue earlier =
        Catalogue.parse(
            "a",
            """
            category: complaints
            from: complaint.filed
            tags:
              - {id: kept, zh: 一, en: One, aggregate: count}
              - {id: reworded, zh: 二, en: Two, aggregate: count}
              - {id: other, zh: 三, en: Three, aggregate: count}
              - {id: built, zh: 四, en: Four, formula: other + 1}
              - {id: gone, zh: 五, en: Five, aggregate: count}
              - {id: rekinded, zh: 六, en: Six, aggregate: count}
            """);
    Catalogue later =
        Catalogue.parse(
            "b",
            """
            category: complaints
            from: complaint.filed
            tags:
              - {id: kept, zh: 一, en: One, aggregate: count}
              - {id: reworded, zh: 贰, en: Two, aggregate: count}
              - {id: other, zh: 三, en: Three, aggregate: count, window: 30d}
              - {id: built, zh: 四, en: Four, formula: other + 1}
              - {id: rekinded, zh: 六, en: Six, aggregate: exists}
              - {id: new_one, zh: 七, en: Seven, aggregate: count}
            """);

    CatalogueChange change = CatalogueChange.between(earlier, later);

    assertThat(ids(change.added())).containsExactly("new_one");
    assertThat(ids(change.changed())).containsExactly("other", "built", "rekinded");
    assertThat(ids(change.removed())).containsExactly("gone");
    assertThat(ids(change.worded())).containsExactly("reworded");
    assertThat(ids(change.rekinded())).containsExactly("rekinded");
  }

  private static List<String> ids(List<TagSpec> tags) {
    return tags.stream().map(TagSpec::id).toList();
  }

  @Test
  void thePlanFollowsReleasesAndTheStagedFile() throws Exception {
    String id = added();
    assertThat(CataloguePlan.read(directory))
        .isEqualTo(new CataloguePlan(Release.PRODUCT, Optional.empty(), Optional.empty()));

    new StagedCatalogue(id, Histories.START).write(directory);
    CataloguePlan filling = CataloguePlan.read(directory);
    assertThat(filling.running()).containsExactly(Release.PRODUCT, id);
    assertThat(filling.telling()).containsExactly(Release.PRODUCT);
    assertThat(filling.isCuttingOver()).isFalse();

    new ReleaseDirectory(directory, PRODUCT).activate(id, Map.of(), Histories.START);
    CataloguePlan ending = CataloguePlan.read(directory);
    assertThat(ending.isCuttingOver()).isTrue();
    assertThat(ending.running()).containsExactly(id, Release.PRODUCT);
    assertThat(ending.telling()).containsExactlyInAnyOrder(id, Release.PRODUCT);

    StagedCatalogue.delete(directory);
    CataloguePlan over = CataloguePlan.read(directory);
    assertThat(over.running()).containsExactly(id);
    assertThat(over.telling()).containsExactly(id);
    assertThat(over.before()).contains(Release.PRODUCT);
  }

  @Test
  void aDamagedStagedFileIsNamed() throws Exception {
    Files.createDirectories(directory.resolve("catalogues"));
    Files.writeString(directory.resolve("catalogues/staged.json"), "{\"catalogue\": 7}");

    assertThatThrownBy(() -> StagedCatalogue.read(directory))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("staged.json is damaged");
  }

  @Test
  void modelsOfAnotherCatalogueCountWhereTheyFit() throws Exception {
    String id = added();
    ModelArtifact model = MadeModels.fundraising(Map.of());
    ReleaseDirectory product = new ReleaseDirectory(directory, PRODUCT);
    Release first = product.activate(model, Histories.START);
    Release second = product.activate(id, first.models(), Histories.START);
    ReleaseDirectory other = ReleaseDirectory.inForce(directory);

    assertThat(other.catalogue().contains("cmp_title_cnt")).isTrue();
    assertThat(other.belongs(first.number())).isFalse();
    assertThat(other.belongs(second.number())).isTrue();
    assertThat(product.belongs(first.number())).isTrue();
    assertThat(product.belongs(second.number())).isFalse();
    assertThat(other.model(first.number(), Risk.FUNDRAISING)).isPresent();
    assertThat(product.model(second.number(), Risk.FUNDRAISING)).isPresent();
  }

  @Test
  void aReleaseIsNotWrittenWhoseModelsDoNotFitItsCatalogue() throws Exception {
    ModelArtifact model = MadeModels.fundraising(Map.of("cmp_cnt", PRODUCT.fingerprint("cmp_cnt")));
    ReleaseDirectory product = new ReleaseDirectory(directory, PRODUCT);
    Release first = product.activate(model, Histories.START);
    Path files = MadeCatalogue.with(directory, "");
    Path complaints = files.resolve("complaints.yaml");
    Files.writeString(
        complaints,
        Files.readString(complaints)
            .replace(
                "{id: cmp_cnt, zh: 投诉数, en: Complaints, unit: 件, aggregate: count,",
                "{id: cmp_cnt, zh: 投诉数, en: Complaints, unit: 件, aggregate: count, window: 30d,"));
    String id = catalogues().add(files);

    assertThatThrownBy(() -> product.activate(id, first.models(), Histories.START))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("tag cmp_cnt is defined differently");
    assertThat(product.latest()).isEqualTo(first);

    Release without = product.activate(id, Map.of(), Histories.START);
    ReleaseDirectory changed = ReleaseDirectory.inForce(directory);
    assertThat(changed.model(first.number(), Risk.FUNDRAISING)).as("does not fit").isEmpty();
    assertThat(changed.model(without.number(), Risk.FUNDRAISING)).isEmpty();

    new ReleaseFiles(directory).write(without.next(Histories.START).withModels(first.models()));
    assertThatThrownBy(() -> changed.model(without.number() + 1, Risk.FUNDRAISING))
        .as("a release of this very catalogue")
        .isInstanceOf(ArtifactException.class);
  }
}
