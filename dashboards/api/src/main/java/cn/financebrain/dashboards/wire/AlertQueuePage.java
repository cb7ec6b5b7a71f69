package cn.financebrain.dashboards.wire;

import cn.financebrain.scoring.alert.AlertQueue;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * A page of the alerts that are due on a day, or of those that wait.
 *
 * @param budget of all queues together; null where one has none
 * @param overBudget how many are due beyond the budgets
 * @param total how many there are on all pages
 * @param next cursor of the next page; null at the end
 */
public record AlertQueuePage(
    LocalDate day,
    int due,
    int waiting,
    Integer budget,
    int overBudget,
    List<Counts> queues,
    List<Item> items,
    int total,
    String next) {

  /**
   * @param items of the page
   */
  public static AlertQueuePage of(
      LocalDate day, List<AlertQueue> queues, List<Item> items, int total, String next) {
    boolean bounded =
        !queues.isEmpty() && queues.stream().allMatch(queue -> queue.budget().isPresent());
    return new AlertQueuePage(
        day,
        sum(queues, queue -> queue.due().size()),
        sum(queues, queue -> queue.waiting().size()),
        bounded ? sum(queues, queue -> queue.budget().getAsInt()) : null,
        sum(queues, AlertQueue::overBudget),
        queues.stream().map(Counts::of).toList(),
        items,
        total,
        next);
  }

  private static int sum(List<AlertQueue> queues, ToIntFunction<AlertQueue> count) {
    return queues.stream().mapToInt(count).sum();
  }

  /**
   * The numbers of one district and risk.
   *
   * @param budget null where everything is due on its day
   */
  public record Counts(
      String district, String risk, Integer budget, int due, int waiting, int overBudget) {
    static Counts of(AlertQueue queue) {
      OptionalInt budget = queue.budget();
      return new Counts(
          queue.district(),
          queue.risk().id(),
          budget.isPresent() ? budget.getAsInt() : null,
          queue.due().size(),
          queue.waiting().size(),
          queue.overBudget());
    }
  }

  /** An alert with where it stands. */
  public record Item(
      int rank,
      AlertJson alert,
      boolean alwaysDue,
      double priority,
      LocalDate waitingSince,
      long daysWaited,
      List<String> replaces) {
    public static Item of(AlertQueue.Entry entry, AlertJson alert) {
      return new Item(
          entry.rank(),
          alert,
          entry.alwaysDue(),
          entry.priority(),
          LocalDate.ofEpochDay(entry.waitingSince()),
          entry.daysWaited(),
          entry.replaces());
    }
  }
}
