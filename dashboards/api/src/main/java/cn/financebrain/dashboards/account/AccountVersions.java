package cn.financebrain.dashboards.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The versions of accounts that this server has seen come; sessions live in this server too. What
 * signed in under an older one is over.
 */
@Component
class AccountVersions {
  private final Map<String, Integer> newest = new ConcurrentHashMap<>();

  void changed(String name, int version) {
    newest.merge(name, version, Math::max);
  }

  boolean isOutdated(Account account) {
    return account.passwordVersion() < newest.getOrDefault(account.name(), 0);
  }
}
