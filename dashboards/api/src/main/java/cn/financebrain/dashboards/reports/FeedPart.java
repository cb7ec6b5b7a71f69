package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.summary.LateFeeds;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Silence is never "safe": late feeds, and the tags that are blind by them, stand on each report.
 */
@Component
class FeedPart {
  private final LateFeeds feeds;

  FeedPart(LateFeeds feeds) {
    this.feeds = feeds;
  }

  /** Adds the table, and a warning where a feed is late. */
  void add(ReportDraft draft) {
    ReportWords words = draft.words();
    List<LateFeeds.Feed> all = draft.step("feeds", feeds::all);
    List<LateFeeds.Feed> late = all.stream().filter(feed -> !feed.isFresh()).toList();
    if (!late.isEmpty()) {
      draft.warn(warning(late, words));
    }
    draft.part("feeds", () -> table(all, words));
  }

  private static String warning(List<LateFeeds.Feed> late, ReportWords words) {
    TreeSet<String> blind = new TreeSet<>();
    late.forEach(feed -> feed.blindTags().ifPresent(blind::addAll));
    String names =
        String.join(
            words.say("、", ", "), late.stream().map(LateFeeds.Feed::name).limit(8).toList());
    boolean unknown = late.stream().anyMatch(feed -> feed.blindTags().isEmpty());
    return words
            .say(
                "编制时 %d 个数据源未按时更新（%s），%d 个标签可能不反映现状，相关企业的低分不代表低风险。",
                "%d feeds were late when this was made (%s): %d tags may not be as things are, and"
                    + " a low score is not low risk.")
            .formatted(late.size(), names, blind.size())
        + (unknown ? words.say("其中有数据源无法确定受影响的标签。", " Of some, nobody can tell the tags.") : "");
  }

  private static ReportTable table(List<LateFeeds.Feed> feeds, ReportWords words) {
    return ReportTable.of(
        "feeds",
        words.say("数据源状况", "Feeds"),
        words.say("编制报告时的状况。", "As they were when this was made."),
        List.of(
            Column.text(words.say("数据源", "Feed")),
            Column.text(words.say("状况", "State")),
            Column.text(words.say("最近到达", "Newest arrival")),
            Column.text(words.say("受影响标签", "Blind tags"))),
        feeds.stream()
            .map(
                feed ->
                    List.of(
                        Cell.of(feed.name()),
                        Cell.of(state(feed.state(), words)),
                        Cell.of(feed.lastArrival().map(words::time).orElse("—")),
                        Cell.of(blind(feed.blindTags(), words))))
            .toList());
  }

  private static String state(String state, ReportWords words) {
    return switch (state) {
      case "fresh" -> words.say("正常", "fresh");
      case "late" -> words.say("逾期", "late");
      default -> words.say("无数据", "silent");
    };
  }

  private static String blind(Optional<List<String>> tags, ReportWords words) {
    return tags.map(ids -> ids.isEmpty() ? "—" : words.tags(ids))
        .orElseGet(() -> words.say("无法确定", "nobody can tell"));
  }
}
