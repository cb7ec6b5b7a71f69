package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.ingest.connect.FeedWatch;
import cn.financebrain.ingest.publish.FeedStates;

/** What commands that publish know of the feeds when a day begins. */
final class DayFeeds {
  private DayFeeds() {}

  static FeedStates of(StackSettings settings) {
    return FeedWatch.states(
        settings.readOnlyWarehouse(),
        why -> System.err.println(Messages.text("feeds.unknown-at-day", why)));
  }
}
