package cn.financebrain.dashboards.rounds;

import cn.financebrain.dashboards.DashboardsSettings;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Runs the rounds of all rooms while the server runs, each at its own pace. */
@Component
@Lazy(false)
class ServerRounds extends Rounds {
  ServerRounds(List<Round> all, DashboardsSettings settings) {
    super("rounds");
    all.forEach(each -> add(each.every(settings), each.what(), each));
  }
}
