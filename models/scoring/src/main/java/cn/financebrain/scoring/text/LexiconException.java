package cn.financebrain.scoring.text;

import java.util.List;

/** Lexicons that can't be used: all their problems at once. */
public final class LexiconException extends RuntimeException {
  private final List<String> problems;

  LexiconException(List<String> problems) {
    super(
        "%d problem(s) in the lexicons:%n  %s"
            .formatted(problems.size(), String.join(System.lineSeparator() + "  ", problems)));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
