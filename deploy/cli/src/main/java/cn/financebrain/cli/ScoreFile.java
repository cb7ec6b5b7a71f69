package cn.financebrain.cli;

import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Scores as CSV, one row an enterprise and risk: {@code enterprise_id, risk, probability,
 * threshold, index, band, coverage, reasons, unscored}. A row without a score has empty numbers and
 * the reason why in {@code unscored}; {@code reasons} is empty where none were asked for.
 */
final class ScoreFile implements AutoCloseable {
  private static final int REASONS_SHOWN = 5;

  /** How many enterprises were written and how many rows have a score. */
  record Totals(long enterprises, long scored, long unscored, long leftOut) {}

  private final CsvWriter csv;
  private Totals totals = new Totals(0, 0, 0, 0);

  private ScoreFile(CsvWriter csv) {
    this.csv = csv;
  }

  static ScoreFile create(Path file) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
    csv.writeRecord(
        "enterprise_id",
        "risk",
        "probability",
        "threshold",
        "index",
        "band",
        "coverage",
        "reasons",
        "unscored");
    return new ScoreFile(csv);
  }

  void nextEnterprise() {
    totals =
        new Totals(totals.enterprises() + 1, totals.scored(), totals.unscored(), totals.leftOut());
  }

  /** Counts an enterprise that is known but not watched. */
  void leaveOut() {
    totals =
        new Totals(totals.enterprises(), totals.scored(), totals.unscored(), totals.leftOut() + 1);
  }

  /**
   * @param reasons the largest first; empty where none are wanted
   */
  void write(Score score, List<Reason> reasons) {
    if (score instanceof Score.Scored scored) {
      write(scored, reasons);
    } else if (score instanceof Score.Unscored unscored) {
      write(unscored);
    }
  }

  private void write(Score.Scored score, List<Reason> reasons) {
    csv.writeRecord(
        score.enterprise().text(),
        score.risk().id(),
        Double.toString(score.probability()),
        Double.toString(score.threshold()),
        "%.2f".formatted(score.index()),
        score.band().name(),
        "%.4f".formatted(score.coverage()),
        reasons.stream()
            .limit(REASONS_SHOWN)
            .map(ScoreFile::text)
            .collect(Collectors.joining("; ")),
        "");
    totals =
        new Totals(totals.enterprises(), totals.scored() + 1, totals.unscored(), totals.leftOut());
  }

  private void write(Score.Unscored score) {
    csv.writeRecord(
        score.enterprise().text(),
        score.risk().id(),
        "",
        "",
        "",
        "",
        "%.4f".formatted(score.coverage()),
        "",
        score.why().name());
    totals =
        new Totals(totals.enterprises(), totals.scored(), totals.unscored() + 1, totals.leftOut());
  }

  /** {@code reg_capital=1000 (+0.42)}: tag, value, signed contribution in log-odds. */
  private static String text(Reason reason) {
    return "%s=%s (%+.3f)".formatted(reason.tag(), text(reason.value()), reason.contribution());
  }

  private static String text(TagValue value) {
    if (value instanceof TagValue.Quantity quantity) {
      double number = quantity.value();
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString((long) number)
          : String.format(Locale.ROOT, "%.4g", number);
    }
    if (value instanceof TagValue.Code code) {
      return code.value();
    }
    return value instanceof TagValue.Truth truth ? Boolean.toString(truth.value()) : "?";
  }

  Totals totals() {
    return totals;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
