package cn.financebrain.engine.http;

import java.util.Map;
import java.util.Set;

/** ClickHouse's error codes as HTTP statuses, as its server maps them. */
final class ErrorStatus {

  private static final Map<Integer, Set<Integer>> CODES =
      Map.of(
          400,
          Set.of(6, 26, 27, 36, 38, 41, 42, 43, 53, 62, 69, 70, 72, 117, 256, 441, 457, 467),
          401,
          Set.of(194),
          403,
          Set.of(192, 193, 497, 512, 516),
          404,
          Set.of(46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 336, 511),
          408,
          Set.of(159),
          411,
          Set.of(381),
          413,
          Set.of(223),
          501,
          Set.of(48, 344),
          503,
          Set.of(76, 202, 209, 439));

  private ErrorStatus() {}

  static int of(int code) {
    return CODES.entrySet().stream()
        .filter(status -> status.getValue().contains(code))
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse(500);
  }
}
