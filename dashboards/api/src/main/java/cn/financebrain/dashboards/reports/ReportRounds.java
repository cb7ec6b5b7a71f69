package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.rounds.Rounds;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Makes reports in the background, and does what they wait for. A report that is being made when
 * the server stops is made anew by whoever comes next.
 */
@Component
@Lazy(false)
class ReportRounds implements SmartLifecycle {
  private final Rounds rounds = new Rounds("reports");

  ReportRounds(ReportMaker maker, List<ReportRound> others, DashboardsSettings settings) {
    rounds.add(settings.pollEvery(), "reports", maker::makeAll);
    others.forEach(each -> rounds.add(settings.pollEvery(), each.what(), each));
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
