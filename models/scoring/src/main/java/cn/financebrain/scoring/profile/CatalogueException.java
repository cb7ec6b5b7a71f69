package cn.financebrain.scoring.profile;

import java.util.List;

/** A catalogue that can't be used: all its problems at once. */
public final class CatalogueException extends RuntimeException {
  private final List<String> problems;

  public CatalogueException(List<String> problems) {
    this("the tag catalogue", problems);
  }

  /**
   * @param where they are, if it is not the catalogue itself: what is compiled against it
   */
  public CatalogueException(String where, List<String> problems) {
    super(
        "%d problem(s) in %s:%n  %s"
            .formatted(
                problems.size(), where, String.join(System.lineSeparator() + "  ", problems)));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
