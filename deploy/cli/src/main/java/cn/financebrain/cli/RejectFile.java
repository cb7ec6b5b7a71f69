package cn.financebrain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.RejectedRow;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import cn.financebrain.ingest.source.SourceRow;
import cn.financebrain.store.StoredLetter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Dead letters of a feed as a file for the department, and the file as it comes back: first what
 * names and explains each row, then the columns of the source. A text that a spreadsheet would run
 * has an apostrophe before it, which is taken off again.
 */
final class RejectFile {
  private static final String ID = "死信编号";
  private static final List<String> HEAD = List.of(ID, "拒收原因", "出错的列", "说明", "来源", "行号", "原始记录");

  /** Two quotes and a comma. */
  private static final int CELL_MARKS = 3;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern DEFUSED = Pattern.compile("'[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private RejectFile() {}

  /**
   * The first of some letters as a file.
   *
   * @param rows how many letters are in it
   */
  record Part(String csv, int rows) {}

  /**
   * @param mapping of the feed; without it the rows are told by their raw text only
   * @param bytes about how long the file may be; the first letter is in it all the same
   */
  static Part write(List<StoredLetter> letters, Optional<FeedMapping> mapping, int bytes) {
    Set<String> columns = new LinkedHashSet<>();
    List<Map<String, String>> rows = new ArrayList<>();
    long size = 0;
    for (StoredLetter stored : letters) {
      Map<String, String> row =
          mapping.map(known -> RejectedRow.of(stored.letter(), known).texts()).orElse(Map.of());
      size += size(stored, row);
      if (size > bytes && !rows.isEmpty()) {
        break;
      }
      columns.addAll(row.keySet());
      rows.add(row);
    }
    return new Part(csv(letters.subList(0, rows.size()), rows, columns), rows.size());
  }

  private static long size(StoredLetter stored, Map<String, String> row) {
    long size = 0;
    for (String cell : record(stored, row, row.keySet())) {
      long quotes = cell.chars().filter(character -> character == '"').count();
      size += cell.getBytes(UTF_8).length + quotes + CELL_MARKS;
    }
    return size;
  }

  private static String csv(
      List<StoredLetter> letters, List<Map<String, String>> rows, Set<String> columns) {
    HEAD.forEach(columns::remove);
    StringWriter text = new StringWriter();
    text.append(BYTE_ORDER_MARK);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      List<String> header = new ArrayList<>(HEAD);
      header.addAll(columns);
      csv.writeRecord(header.stream().map(RejectFile::defused).toList());
      for (int i = 0; i < rows.size(); i++) {
        csv.writeRecord(record(letters.get(i), rows.get(i), columns));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> record(
      StoredLetter stored, Map<String, String> row, Set<String> columns) {
    RejectReason reason = stored.letter().reason();
    List<String> cells =
        new ArrayList<>(
            List.of(
                stored.id(),
                reason.chinese() + " " + reason.english(),
                stored.letter().column(),
                stored.letter().detail(),
                stored.letter().location(),
                Long.toString(stored.letter().position()),
                stored.letter().raw()));
    columns.forEach(column -> cells.add(row.getOrDefault(column, "")));
    return cells.stream().map(RejectFile::defused).toList();
  }

  private static String defused(String cell) {
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }

  private static String restored(String cell) {
    return DEFUSED.matcher(cell).matches() ? cell.substring(1) : cell;
  }

  /**
   * What a department has corrected, by the letters that its rows name.
   *
   * @param name of the file, whose ending says what it is
   * @throws CommandFailure if it can't be read as a whole, with its first fault
   */
  static List<RejectDesk.Wish> read(byte[] content, String name, int most) {
    try {
      Path folder = Files.createTempDirectory("finance-brain-rejects");
      Path file = folder.resolve(name.endsWith(".xlsx") ? "rejects.xlsx" : "rejects.csv");
      try {
        Files.write(file, content);
        return read(file, most);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (SourceException e) {
      throw CommandFailure.failed("failure.reject-file", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<RejectDesk.Wish> read(Path file, int most)
      throws IOException, SourceException {
    FeedMapping.Format any = new FeedMapping.Format(Optional.empty(), Optional.empty());
    try (RowSource source = RowSource.open(file, any, List.of())) {
      List<String> header = source.header();
      if (!header.contains(ID)) {
        throw CommandFailure.failed("failure.reject-file-id", ID);
      }
      Map<String, RejectDesk.Wish> wishes = new LinkedHashMap<>();
      for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
        RejectDesk.Wish wish = wish(header, row.get());
        if (wishes.putIfAbsent(wish.letter(), wish) != null) {
          throw CommandFailure.failed("failure.reject-file-twice", wish.letter(), row.get().line());
        }
        if (wishes.size() > most) {
          throw CommandFailure.failed("failure.reject-many", wishes.size(), most);
        }
      }
      return List.copyOf(wishes.values());
    }
  }

  private static RejectDesk.Wish wish(List<String> header, SourceRow row) {
    if (row instanceof SourceRow.Broken broken) {
      throw CommandFailure.failed("failure.reject-file", broken.line() + ": " + broken.detail());
    }
    List<String> cells = ((SourceRow.Cells) row).cells();
    Map<String, String> corrections = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!HEAD.contains(header.get(i))) {
        corrections.put(restored(header.get(i)), restored(cells.get(i)));
      }
    }
    return new RejectDesk.Wish(cells.get(header.indexOf(ID)).strip(), corrections);
  }
}
