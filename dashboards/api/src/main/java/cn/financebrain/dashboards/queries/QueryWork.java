package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.store.PersonQueries;
import cn.financebrain.store.PersonQueries.Limits;
import cn.financebrain.store.sql.GuardedStatement;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Runs a query into the file that its rows are looked at in, or into the one to be taken out. */
final class QueryWork {
  private static final Duration LOOK = Duration.ofSeconds(60);
  private static final Duration EXPORT = Duration.ofMinutes(10);
  private static final long FILE_MAX = 2L << 30;

  private final PersonQueries queries;
  private final Path directory;

  QueryWork(PersonQueries queries, Path directory) {
    this.queries = queries;
    this.directory = directory;
  }

  void look(QueryRun run) throws IOException {
    try (ResultFile result = new ResultFile(directory.resolve(run.id + ".tsv"))) {
      run.resultIn(result);
      queries.run(
          run.guarded,
          run.id.toString(),
          "TSV",
          new Limits(LOOK, OptionalLong.of(ResultFile.ROWS_MAX + 1L)),
          result);
    }
  }

  void export(QueryRun run, Watermark watermark) throws IOException {
    Path file = directory.resolve(run.id + "." + run.format.id());
    run.fileIn(file);
    try (OutputStream output = bounded(new BufferedOutputStream(Files.newOutputStream(file)))) {
      switch (run.format) {
        case CSV -> csv(run, watermark, output);
        case XLSX -> xlsx(run, watermark, output);
        case PARQUET -> parquet(run, watermark, output);
      }
    }
  }

  private void csv(QueryRun run, Watermark watermark, OutputStream output) throws IOException {
    CsvFile file = new CsvFile(output);
    file.begin(watermark.line(), run.columns);
    rows(run, file::row);
  }

  private void xlsx(QueryRun run, Watermark watermark, OutputStream output) throws IOException {
    try (XlsxFile file =
        new XlsxFile(
            output,
            watermark.line(),
            run.asked.statement(),
            run.columns,
            XlsxFile.ROWS_PER_SHEET)) {
      rows(run, file::row);
    }
  }

  private void rows(QueryRun run, TsvRows.Taker taker) throws IOException {
    try (OutputStream rows =
        new TsvRows(
            cells -> {
              taker.take(cells);
              run.counted(run.rows() + 1);
            })) {
      queries.run(run.guarded, run.id.toString(), "TSV", limits(), rows);
    }
  }

  /** Parquet is made by the server, so the watermark is a column of its own. */
  private void parquet(QueryRun run, Watermark watermark, OutputStream output) {
    GuardedStatement marked = run.guarded.withConstant("导出水印", watermark.line());
    queries.run(marked, run.id.toString(), "Parquet", limits(), output);
  }

  private static Limits limits() {
    return new Limits(EXPORT, OptionalLong.empty());
  }

  private static OutputStream bounded(OutputStream output) {
    return new FilterOutputStream(output) {
      private long written;

      @Override
      public void write(int b) throws IOException {
        count(1);
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
      }

      private void count(int length) {
        written += length;
        if (written > FILE_MAX) {
          throw ProblemException.of(
              ProblemCode.STATEMENT_FAILED,
              new Wording(
                  "导出文件超过 2 GB，请分批导出", "The file would be larger than 2 GB; export it in parts"));
        }
      }
    };
  }
}
