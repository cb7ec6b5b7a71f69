package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages in the documentation are those that the catalogue gives. */
class CataloguePageTest {
  private static final Path DOCS = Path.of("..", "..", "docs");

  @Test
  void theEnglishPageIsThatOfTheCatalogue() throws IOException {
    check("tags.md", CataloguePage.Language.ENGLISH);
  }

  @Test
  void theChinesePageIsThatOfTheCatalogue() throws IOException {
    check("tags.zh-CN.md", CataloguePage.Language.CHINESE);
  }

  private static void check(String name, CataloguePage.Language language) throws IOException {
    Path file = DOCS.resolve(name);
    String page = new CataloguePage(Catalogue.bundled(), language).render();
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(DOCS);
      Files.writeString(file, page);
    }

    assertThat(Files.readString(file)).isEqualTo(page);
  }
}
