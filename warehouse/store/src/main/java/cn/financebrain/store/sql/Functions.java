package cn.financebrain.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions that queries may call: those that compute a value from their arguments alone, and
 * the aggregate and window functions. Listed in {@code functions.txt}; a function that a later
 * version of ClickHouse brings is not there until somebody has looked at it.
 */
final class Functions {
  private static final Map<String, String> KNOWN = new HashMap<>();
  private static final Set<String> AGGREGATES = new HashSet<>();
  private static final List<String> COMBINATORS =
      List.of(
          "If", "Array", "Distinct", "OrNull", "OrDefault", "ForEach", "ArgMin", "ArgMax", "Map");

  static {
    boolean aggregates = false;
    for (String line : resource().lines().toList()) {
      if (line.startsWith("#")) {
        aggregates = line.contains("aggregate");
      } else {
        for (String name : line.strip().split(" +", -1)) {
          KNOWN.put(name.toLowerCase(Locale.ROOT), name);
          if (aggregates) {
            AGGREGATES.add(name);
          }
        }
      }
    }
    KNOWN.remove("");
  }

  private Functions() {}

  /** Its name in the server's spelling; empty if it may not be called. */
  static Optional<String> find(String written) {
    String known = KNOWN.get(written.toLowerCase(Locale.ROOT));
    if (known != null) {
      return Optional.of(known);
    }
    for (String combinator : COMBINATORS) {
      int stem = written.length() - combinator.length();
      if (stem > 0 && written.regionMatches(true, stem, combinator, 0, combinator.length())) {
        Optional<String> inner = find(written.substring(0, stem)).filter(Functions::isAggregate);
        if (inner.isPresent()) {
          return Optional.of(inner.get() + combinator);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAggregate(String name) {
    return AGGREGATES.contains(name)
        || COMBINATORS.stream()
            .anyMatch(
                each ->
                    name.endsWith(each)
                        && isAggregate(name.substring(0, name.length() - each.length())));
  }

  /** All of them in the server's spelling, without those that combinators make. */
  static List<String> all() {
    return KNOWN.values().stream().sorted().toList();
  }

  private static String resource() {
    try (InputStream stream = Functions.class.getResourceAsStream("functions.txt")) {
      if (stream == null) {
        throw new IllegalStateException("functions.txt is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
