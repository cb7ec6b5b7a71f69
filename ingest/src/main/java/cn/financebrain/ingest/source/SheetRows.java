package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * The first visible sheet of an XLSX workbook; its first row with text is the header. Rows without
 * text are passed over. Of merged cells only the first has a value, as in the file.
 */
final class SheetRows implements RowSource {
  private final ReadableWorkbook workbook;
  private final SheetCells texts;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> header;
  private final List<String> leftOut;
  private final long size;
  private long line;
  private boolean damaged;

  private SheetRows(ReadableWorkbook workbook, SharedTexts shared, long size)
      throws IOException, SourceException {
    this.workbook = workbook;
    this.size = size;
    this.texts = new SheetCells(workbook.isDate1904(), shared);
    List<Sheet> sheets =
        workbook.getSheets().filter(s -> s.getVisibility() == SheetVisibility.VISIBLE).toList();
    if (sheets.isEmpty()) {
      throw new SourceException(RejectReason.TRUNCATED, "the workbook has no sheet · 工作簿没有工作表");
    }
    this.stream = sheets.get(0).openStream();
    this.rows = stream.iterator();
    this.header = readHeader();
    this.leftOut = withRows(sheets.subList(1, sheets.size()));
  }

  /**
   * @throws SourceException if it is no workbook, or one that is empty, cut or damaged
   */
  static SheetRows open(Path file) throws IOException, SourceException {
    SharedTexts shared = WorkbookFile.require(file);
    ReadableWorkbook workbook = null;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
      return new SheetRows(workbook, shared, Files.size(file));
    } catch (IOException | RuntimeException | SourceException e) {
      if (workbook != null) {
        workbook.close();
      }
      throw e instanceof SourceException known
          ? known
          : new SourceException(RejectReason.TRUNCATED, WorkbookFile.NONE + e.getMessage());
    }
  }

  private List<String> readHeader() throws SourceException {
    List<String> names = new ArrayList<>();
    while (names.isEmpty()) {
      if (!rows.hasNext()) {
        throw new SourceException(RejectReason.TRUNCATED, "the first sheet is empty · 第一个工作表为空");
      }
      Row row = rows.next();
      for (int i = 0; i < row.getCellCount(); i++) {
        Cell cell = row.getCell(i);
        if (cell != null && texts.isLost(cell)) {
          throw new SourceException(RejectReason.MALFORMED, SheetCells.lost(cell));
        }
        names.add(texts.text(cell).strip());
      }
      while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
        names.remove(names.size() - 1);
      }
    }
    return List.copyOf(names);
  }

  private static List<String> withRows(List<Sheet> sheets) throws IOException {
    List<String> names = new ArrayList<>();
    for (Sheet sheet : sheets) {
      try (Stream<Row> rows = sheet.openStream()) {
        if (rows.findFirst().isPresent()) {
          names.add("sheet '%s'".formatted(sheet.getName()));
        }
      }
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public List<String> leftOut() {
    return leftOut;
  }

  @Override
  public long bytesRead() {
    return size;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }

  @Override
  public Optional<SourceRow> next() {
    while (!damaged) {
      Row row;
      try {
        if (!rows.hasNext()) {
          return Optional.empty();
        }
        row = rows.next();
      } catch (RuntimeException e) { // the reader has no one kind for what is wrong in the XML
        damaged = true;
        String detail = "the workbook is damaged after this row (%s); the rest of it is lost";
        return Optional.of(
            new SourceRow.Broken(
                line, RejectReason.TRUNCATED, "", detail.formatted(e.getMessage()), ""));
      }
      line = row.getRowNum();
      Optional<SourceRow> read = read(row);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  /** Nothing if the row has no text. */
  private Optional<SourceRow> read(Row row) {
    List<String> cells = new ArrayList<>(header.size());
    for (int i = 0; i < header.size(); i++) {
      cells.add(row.hasCell(i) ? texts.text(row.getCell(i)) : "");
    }
    SourceRow.Cells whole = new SourceRow.Cells(line, cells, String.join("\t", cells));
    Optional<SourceRow> fault = fault(row, whole.raw());
    return fault.isPresent() || whole.isBlank() ? fault : Optional.of(whole);
  }

  private Optional<SourceRow> fault(Row row, String raw) {
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.hasCell(i) ? row.getCell(i) : null;
      if (cell != null && i >= header.size() && !texts.text(cell).isBlank()) {
        String detail = "cell %s is right of the header, expected %d columns";
        return Optional.of(
            new SourceRow.Broken(
                line,
                RejectReason.COLUMN_COUNT,
                "",
                detail.formatted(cell.getAddress(), header.size()),
                raw));
      }
      Optional<SheetCells.Fault> fault = cell == null ? Optional.empty() : texts.fault(cell);
      if (fault.isPresent() && i < header.size()) {
        return Optional.of(
            new SourceRow.Broken(
                line, fault.get().reason(), header.get(i), fault.get().detail(), raw));
      }
    }
    return Optional.empty();
  }
}
