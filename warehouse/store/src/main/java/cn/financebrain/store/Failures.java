package cn.financebrain.store;

import cn.financebrain.store.WarehouseException.Kind;
import com.clickhouse.client.api.ServerException;
import java.io.IOException;
import java.util.Set;

/** Says what went wrong at the server, and whether it may pass by itself. */
final class Failures {
  private static final Set<Integer> SIGN_IN = Set.of(192, 193, 194, 516);
  private static final Set<Integer> FORBIDDEN = Set.of(164, 291, 392, 452, 497);
  private static final Set<Integer> LIMIT = Set.of(158, 159, 160, 241, 307, 394, 396);

  /**
   * Timeouts, too many queries or parts, memory, network, read-only replica, full disk, Keeper.
   * Names: <a
   * href="https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp">
   * ErrorCodes.cpp</a>.
   */
  private static final Set<Integer> TRANSIENT =
      Set.of(159, 202, 203, 209, 210, 236, 241, 242, 243, 252, 279, 285, 319, 473, 999);

  private static final int MESSAGE_LIMIT = 2_000;

  private Failures() {}

  static WarehouseException of(WarehouseSettings settings, Throwable failure) {
    if (failure instanceof WarehouseException known) {
      return known;
    }
    ServerException answer = find(failure, ServerException.class);
    if (answer != null) {
      return new WarehouseException(
          kind(answer.getCode()),
          answer.getCode(),
          "warehouse %s: %s".formatted(settings, brief(answer.getMessage())),
          failure);
    }
    return new WarehouseException(
        find(failure, IOException.class) == null ? Kind.STATEMENT : Kind.UNREACHABLE,
        0,
        "warehouse %s: %s".formatted(settings, brief(innermost(failure).toString())),
        failure);
  }

  /** Whether the same request may succeed later. */
  static boolean passing(WarehouseException failure) {
    return failure.kind() == Kind.UNREACHABLE || TRANSIENT.contains(failure.code());
  }

  private static Kind kind(int code) {
    if (SIGN_IN.contains(code)) {
      return Kind.SIGN_IN;
    }
    if (FORBIDDEN.contains(code)) {
      return Kind.FORBIDDEN;
    }
    if (LIMIT.contains(code)) {
      return Kind.LIMIT;
    }
    return TRANSIENT.contains(code) ? Kind.UNREACHABLE : Kind.STATEMENT;
  }

  private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    return null;
  }

  private static Throwable innermost(Throwable failure) {
    Throwable each = failure;
    while (each.getCause() != null) {
      each = each.getCause();
    }
    return each;
  }

  private static String brief(String message) {
    return message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT) + '…';
  }
}
