package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.account.Account;
import java.util.Map;

/**
 * A statement that somebody wants run.
 *
 * @param values of its parameters, as text
 * @param address from where
 */
record Asked(String statement, Map<String, String> values, Account account, String address) {
  Asked {
    values = Map.copyOf(values);
  }
}
