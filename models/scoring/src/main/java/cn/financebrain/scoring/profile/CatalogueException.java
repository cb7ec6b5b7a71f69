package cn.financebrain.scoring.profile;

import java.util.List;

/** A catalogue that can't be used: all its problems at once. */
public final class CatalogueException extends RuntimeException {
  private final List<String> problems;

  public CatalogueException(List<String> problems) {
    super(
        "%d problem(s) in the tag catalogue:%n  %s"
            .formatted(problems.size(), String.join(System.lineSeparator() + "  ", problems)));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
