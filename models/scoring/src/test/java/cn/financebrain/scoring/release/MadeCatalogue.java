package cn.financebrain.scoring.release;

import cn.financebrain.scoring.profile.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The product's catalogue with a change, as files. */
final class MadeCatalogue {
  private MadeCatalogue() {}

  /** The files in a new directory, with more tags at the end of those of complaints. */
  static Path with(Path below, String tags) throws IOException {
    Path directory = Files.createTempDirectory(below, "made");
    for (Map.Entry<String, String> file : Catalogue.bundledFiles().entrySet()) {
      String more = file.getKey().equals("complaints.yaml") ? tags : "";
      Files.writeString(directory.resolve(file.getKey()), file.getValue() + more);
    }
    return directory;
  }
}
