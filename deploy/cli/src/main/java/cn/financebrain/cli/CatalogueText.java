package cn.financebrain.cli;

import cn.financebrain.console.Words;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueChange;
import cn.financebrain.scoring.release.ReleaseDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a catalogue would change of the one in force, in the user's language. */
final class CatalogueText {
  private final Path models;
  private final Catalogue inForce;

  CatalogueText(Path models) {
    this.models = models;
    this.inForce = Releases.inForce(models).catalogue();
  }

  /** Tags that are added, changed and removed, and the models that would no longer fit. */
  String change(Catalogue catalogue) {
    CatalogueChange change = CatalogueChange.between(inForce, catalogue);
    List<String> lines = new ArrayList<>();
    lines.add(Messages.text("catalogue.compiles", catalogue.tags().size()));
    add(lines, "catalogue.added", change.added());
    add(lines, "catalogue.changed", change.changed());
    add(lines, "catalogue.removed", change.removed());
    add(lines, "catalogue.worded", change.worded());
    change.rekinded().forEach(tag -> lines.add(Messages.text("catalogue.rekinded", tag.id())));
    ModelsKept.unfit(new ReleaseDirectory(models, catalogue))
        .forEach((risk, why) -> lines.add(Messages.text("catalogue.unfit", risk.id(), why)));
    if (isSame(catalogue)) {
      lines.add(Messages.text("catalogue.same"));
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** Whether all values and words are those of the catalogue in force. */
  boolean isSame(Catalogue catalogue) {
    return hasSameValues(catalogue) && inForce.tags().equals(catalogue.tags());
  }

  boolean hasSameValues(Catalogue catalogue) {
    return inForce.fingerprint().equals(catalogue.fingerprint());
  }

  /** Whether the warehouse could hold it. */
  boolean isPossible(Catalogue catalogue) {
    return CatalogueChange.between(inForce, catalogue).rekinded().isEmpty();
  }

  private static void add(List<String> lines, String key, List<TagSpec> tags) {
    if (!tags.isEmpty()) {
      lines.add(Messages.text(key, tags.size()));
      for (TagSpec tag : tags) {
        String name = Words.chinese() ? tag.chinese() : tag.english();
        lines.add("  %s  %s".formatted(tag.id(), name));
      }
    }
  }
}
