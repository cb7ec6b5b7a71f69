package cn.financebrain.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the engine process is told on its command line.
 *
 * @param path the data directory
 * @param port where it listens on 127.0.0.1; 0 takes a free port
 * @param users the users file
 * @param library libchdb
 * @param queries how many queries may run at once
 */
record EngineOptions(Path path, int port, Path users, Optional<Path> library, int queries) {

  static final String USAGE =
      """
      usage: EngineMain --path DIR --users FILE [--port N] [--library FILE] [--queries N]
        --path DIR      data directory, made where missing
        --users FILE    users file, see warehouse/engine/README.md
        --port N        port on 127.0.0.1 (8123); 0 takes a free one
        --library FILE  libchdb.so (what warehouse/engine/fetch has fetched)
        --queries N     queries that may run at once (16)
      """;

  private static final Set<String> KNOWN =
      Set.of("--path", "--users", "--port", "--library", "--queries");
  private static final int MOST_QUERIES = 1000;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException that lists every problem
   */
  static EngineOptions parse(String... arguments) {
    List<String> problems = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!KNOWN.contains(arguments[i])) {
        problems.add("unknown option " + arguments[i]);
      } else if (i + 1 == arguments.length) {
        problems.add(arguments[i] + " needs a value");
      } else if (values.put(arguments[i], arguments[i + 1]) != null) {
        problems.add(arguments[i] + " is given twice");
      }
    }
    for (String needed : List.of("--path", "--users")) {
      if (!values.containsKey(needed)) {
        problems.add(needed + " is missing");
      }
    }
    int port = number(values, "--port", 8123, 0, 65535, problems);
    int queries = number(values, "--queries", 16, 1, MOST_QUERIES, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new EngineOptions(
        Path.of(values.get("--path")),
        port,
        Path.of(values.get("--users")),
        Optional.ofNullable(values.get("--library")).map(Path::of),
        queries);
  }

  private static int number(
      Map<String, String> values,
      String option,
      int otherwise,
      int least,
      int most,
      List<String> problems) {
    String text = values.get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // stated below
    }
    problems.add(option + " is a number from " + least + " to " + most + ", it was " + text);
    return otherwise;
  }
}
