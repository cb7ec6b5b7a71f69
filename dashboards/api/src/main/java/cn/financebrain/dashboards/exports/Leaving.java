package cn.financebrain.dashboards.exports;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Who takes what along.
 *
 * @param list what the audit trail calls it, such as {@code alerts}
 * @param asked the filters, as they stood in the request, after the purpose if one is told; empty
 *     for none
 * @param address from where
 */
public record Leaving(Account account, Action action, String list, String asked, String address) {

  public static Leaving of(
      Account account, Action action, String list, HttpServletRequest request) {
    return new Leaving(
        account,
        action,
        list,
        Objects.requireNonNullElse(request.getQueryString(), ""),
        request.getRemoteAddr());
  }

  /**
   * @param purpose what it is taken along for
   */
  public static Leaving of(
      Account account, Action action, String list, String purpose, HttpServletRequest request) {
    Leaving plain = of(account, action, list, request);
    return new Leaving(
        account, action, list, "%s, %s".formatted(purpose, plain.asked), plain.address);
  }

  /** For the audit trail, such as {@code 120 rows, risk=default}. */
  public static String detail(int rows, String asked) {
    return asked.isEmpty() ? "%d rows".formatted(rows) : "%d rows, %s".formatted(rows, asked);
  }
}
