package cn.financebrain.dashboards.rounds;

import cn.financebrain.dashboards.DashboardsSettings;
import java.time.Duration;

/**
 * Something that is done again and again without being asked: {@link ServerRounds} runs every bean
 * that is one. What fails is tried in the next round.
 */
public interface Round extends Runnable {
  /** Names it in the log. */
  String what();

  /** Before the first time, and between an end and the next beginning. */
  Duration every(DashboardsSettings settings);
}
