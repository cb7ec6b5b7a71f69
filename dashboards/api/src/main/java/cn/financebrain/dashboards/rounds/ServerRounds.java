package cn.financebrain.dashboards.rounds;

import cn.financebrain.dashboards.DashboardsSettings;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Runs the rounds of all rooms while the server runs, each at its own pace. */
@Component
@Lazy(false)
class ServerRounds implements SmartLifecycle {
  private final Rounds rounds = new Rounds("rounds");

  ServerRounds(List<Round> all, DashboardsSettings settings) {
    all.forEach(each -> rounds.add(each.every(settings), each.what(), each));
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
