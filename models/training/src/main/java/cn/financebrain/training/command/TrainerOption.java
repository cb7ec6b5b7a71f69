package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.model.DirectionsReader;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.model.TagDirections;
import cn.financebrain.training.model.ThresholdRule;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that name the trainer and say how free it is. */
final class TrainerOption {
  private static final String OWN = "own";
  private static final String NONE = "none";

  /** A search over more than this would take days. */
  private static final int MOST_SETTINGS = 1_000;

  @Option(names = "--trainer", defaultValue = "gbt", descriptionKey = "option.trainer")
  String trainer = "gbt";

  @Option(
      names = "--search",
      paramLabel = "N",
      defaultValue = "0",
      descriptionKey = "option.search")
  int search;

  @Option(
      names = "--directions",
      paramLabel = "own|none|FILE",
      defaultValue = OWN,
      descriptionKey = "option.directions")
  String directions = OWN;

  @Option(
      names = "--threshold",
      paramLabel = "f1|cost=N|share=PERCENT",
      defaultValue = "f1",
      descriptionKey = "option.threshold-rule")
  String threshold = "f1";

  /** For a risk, with the tags of a catalogue. */
  Recipe recipe(Risk risk, Catalogue catalogue) {
    return recipe(risk.id(), catalogue.tags());
  }

  /** For a table of somebody else's features. */
  Recipe recipe(TrainingTable table) {
    return recipe(DirectionsReader.TABLE, table.columns().stream().map(Column::tag).toList());
  }

  private Recipe recipe(String part, List<TagSpec> tags) {
    if (search < 0 || search > MOST_SETTINGS) {
      throw CommandFailure.usage("failure.search", search, MOST_SETTINGS);
    }
    return named().withSearch(search).with(directions(part, tags)).with(threshold());
  }

  private Recipe named() {
    try {
      return Recipe.named(trainer);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.trainer", trainer);
    }
  }

  private ThresholdRule threshold() {
    try {
      if (threshold.equals(ThresholdRule.BEST_F1.text())) {
        return ThresholdRule.BEST_F1;
      }
      if (threshold.startsWith("cost=")) {
        return new ThresholdRule.Cost(Double.parseDouble(threshold.substring(5)));
      }
      if (threshold.startsWith("share=")) {
        return new ThresholdRule.Share(Double.parseDouble(threshold.substring(6)));
      }
    } catch (IllegalArgumentException e) {
      // not a number, or out of range: told below
    }
    throw CommandFailure.usage("failure.threshold-rule", threshold);
  }

  private TagDirections directions(String part, List<TagSpec> tags) {
    if (directions.equals(NONE)) {
      return TagDirections.NONE;
    }
    if (directions.equals(OWN)) {
      return named().learner().keepsDirections()
          ? DirectionsReader.bundled(part).only(ordered(tags))
          : TagDirections.NONE;
    }
    if (!named().learner().keepsDirections()) {
      throw CommandFailure.usage("failure.no-directions", trainer);
    }
    Path file = Path.of(directions);
    try {
      return read(Files.readString(file), part, tags);
    } catch (IOException e) {
      throw CommandFailure.failed("failure.no-file", file);
    }
  }

  private TagDirections read(String yaml, String part, List<TagSpec> tags) {
    try {
      return DirectionsReader.read(yaml, part, ordered(tags)::contains);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.directions", directions, e.getMessage());
    }
  }

  private static Set<String> ordered(List<TagSpec> tags) {
    return tags.stream()
        .filter(tag -> tag.kind() != TagSpec.Kind.CODE)
        .map(TagSpec::id)
        .collect(Collectors.toSet());
  }
}
