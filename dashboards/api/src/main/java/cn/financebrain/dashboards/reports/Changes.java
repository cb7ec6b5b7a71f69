package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.WarehouseReports.Move;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who rose and fell from one scan to the next, by the words of the comparison of scans: who
 * appeared has a score now and had none, who vanished the other way round.
 */
final class Changes {
  private Changes() {}

  static ReportTable of(ScanOf.Found found, Warehouse warehouse, ReportWords words) {
    List<Move> moves =
        found
            .before()
            .map(before -> warehouse.reports().moves(before, found.scan(), found.within()))
            .orElse(List.of());
    return ReportTable.of(
        "changes",
        words.say("与上期相比", "Since the scan before"),
        found.before().isEmpty()
            ? words.say("没有更早的扫描可以对比。", "There is no scan before to compare with.")
            : words.say("上升、下降按预警等级计；“失去评分”不代表风险下降。", "By band. Who lost the score did not fall."),
        List.of(
            Column.text(words.say("风险", "Risk")),
            Column.number(words.say("上升", "Rose")),
            Column.number(words.say("其中升至红橙", "… to red or orange")),
            Column.number(words.say("下降", "Fell")),
            Column.number(words.say("新增", "Appeared")),
            Column.number(words.say("消失", "Vanished")),
            Column.number(words.say("其中失去评分", "… lost the score")),
            Column.number(words.say("等级不变", "Same band"))),
        found.before().isEmpty()
            ? List.of()
            : Arrays.stream(Risk.values()).map(risk -> row(risk, moves, words)).toList());
  }

  private static List<Cell> row(Risk risk, List<Move> moves, ReportWords words) {
    return List.of(
        Cell.of(words.risk(risk)),
        sum(risk, moves, move -> step(move) > 0),
        sum(risk, moves, move -> step(move) > 0 && move.now().get().compareTo(Band.ORANGE) >= 0),
        sum(risk, moves, move -> step(move) < 0),
        sum(risk, moves, move -> move.before().isEmpty() && move.now().isPresent()),
        sum(risk, moves, Changes::vanished),
        sum(risk, moves, move -> vanished(move) && !move.gone()),
        sum(risk, moves, move -> bothScored(move) && step(move) == 0));
  }

  private static boolean vanished(Move move) {
    return move.before().isPresent() && move.now().isEmpty();
  }

  private static boolean bothScored(Move move) {
    return move.before().isPresent() && move.now().isPresent();
  }

  /** How many bands up; 0 where one of both has none. */
  private static int step(Move move) {
    return bothScored(move) ? move.now().get().compareTo(move.before().get()) : 0;
  }

  private static Cell sum(Risk risk, List<Move> moves, Predicate<Move> which) {
    return Cell.of(
        moves.stream()
            .filter(move -> move.risk() == risk && which.test(move))
            .mapToLong(Move::enterprises)
            .sum());
  }
}
