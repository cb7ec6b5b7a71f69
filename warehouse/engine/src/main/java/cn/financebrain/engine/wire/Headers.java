package cn.financebrain.engine.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a request, by name in any case. */
final class Headers {

  private static final int MOST = 1000;

  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int count;

  /** Takes a line such as {@code Name: value}. */
  void add(String line) throws BadRequestException {
    int colon = line.indexOf(':');
    if (colon <= 0 || !line.substring(0, colon).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new BadRequestException(400, "A header is written as name: value");
    }
    if (++count > MOST) {
      throw new BadRequestException(431, "There are more than " + MOST + " headers");
    }
    values
        .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
        .add(line.substring(colon + 1).strip());
  }

  /** The first value of a header. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
