package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.reporting.FullList;
import cn.financebrain.dashboards.reporting.PartFailure;
import cn.financebrain.dashboards.reporting.Report;
import cn.financebrain.dashboards.reporting.ReportTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A report while it is made part by part; says which part it is at, and which one failed. */
final class ReportDraft {
  private final ReportOrder order;
  private final ReportWords words;
  private final Consumer<String> progress;
  private final List<Report.Fact> facts = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<ReportTable> parts = new ArrayList<>();
  private String lead = "";
  private Optional<FullList> full = Optional.empty();

  /**
   * @param progress takes the key of the part that begins
   */
  ReportDraft(ReportOrder order, ReportWords words, Consumer<String> progress) {
    this.order = order;
    this.words = words;
    this.progress = progress;
  }

  ReportOrder order() {
    return order;
  }

  ReportWords words() {
    return words;
  }

  ReportDraft fact(String chinese, String english, String value) {
    facts.add(new Report.Fact(words.say(chinese, english), value));
    return this;
  }

  ReportDraft warn(String warning) {
    warnings.add(warning);
    return this;
  }

  ReportDraft lead(String text) {
    lead = text;
    return this;
  }

  ReportDraft full(FullList list) {
    full = Optional.of(list);
    return this;
  }

  /**
   * @throws PartFailure with the key, whatever went wrong in the part
   */
  ReportDraft part(String key, Supplier<ReportTable> part) {
    parts.add(step(key, part));
    return this;
  }

  /**
   * Something that parts are made of.
   *
   * @throws PartFailure with the key, whatever went wrong
   */
  <T> T step(String key, Supplier<T> step) {
    progress.accept(key);
    try {
      return step.get();
    } catch (PartFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PartFailure(key, e);
    }
  }

  /** What a report is, and where it comes from. */
  record Made(Report report, String snapshot, Optional<Instant> asOf, Optional<Integer> release) {}

  /**
   * @param snapshot names all that it was made of
   * @param release empty where it is of no one release
   */
  Made made(String snapshot, Instant asOf, Optional<Integer> release) {
    List<Report.Fact> all = new ArrayList<>();
    all.add(new Report.Fact(words.say("快照编号", "Snapshot"), snapshot));
    all.add(new Report.Fact(words.say("数据时点", "As of"), words.time(asOf)));
    release.ifPresent(
        number ->
            all.add(new Report.Fact(words.say("模型发布号", "Release"), Integer.toString(number))));
    all.addAll(facts);
    all.add(new Report.Fact(words.say("编制", "Made"), words.time(order.at()) + " · " + order.by()));
    return new Made(
        new Report(order.locale(), order.title(), lead, snapshot, all, warnings, parts, full),
        snapshot,
        Optional.of(asOf),
        release);
  }
}
