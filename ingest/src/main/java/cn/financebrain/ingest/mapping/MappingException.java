package cn.financebrain.ingest.mapping;

import java.util.List;

/** A mapping that can't be used, with all that is wrong with it. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public MappingException(String file, List<String> problems) {
    super(
        "%s has %d problem%s:%n  %s"
            .formatted(
                file,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                String.join(System.lineSeparator() + "  ", problems)));
    this.problems = List.copyOf(problems);
  }

  /** Each with key, value and what was expected. */
  public List<String> problems() {
    return problems;
  }
}
