package cn.financebrain.streaming.config;

import java.util.List;

/** A configuration that can't be used, with everything that is wrong with it. */
public final class ConfigException extends RuntimeException {
  private final transient List<String> problems;

  ConfigException(String file, List<String> problems) {
    super(
        "%s has %d problem(s):%n  - %s"
            .formatted(file, problems.size(), String.join("%n  - ".formatted(), problems)));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem: key, value and what was expected. */
  public List<String> problems() {
    return problems;
  }
}
