package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an XLSX workbook; its first row is the header. Dates come as ISO 8601,
 * formulas as the value that was last worked out.
 */
final class SheetRows implements RowSource {
  private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465); // 9999-12-31
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
  private static final Pattern DATE_LETTERS = Pattern.compile("[yYdDhH年月日]");

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> header;
  private final long size;

  private SheetRows(ReadableWorkbook workbook, long size) throws IOException, SourceException {
    this.workbook = workbook;
    this.size = size;
    this.stream = workbook.getFirstSheet().openStream();
    this.rows = stream.iterator();
    if (!rows.hasNext()) {
      throw new SourceException(RejectReason.TRUNCATED, "the first sheet is empty · 第一个工作表为空");
    }
    this.header = readHeader(rows.next());
  }

  static SheetRows open(Path file) throws IOException, SourceException {
    ReadableWorkbook workbook = null;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
      return new SheetRows(workbook, Files.size(file));
    } catch (IOException | RuntimeException e) {
      if (workbook != null) {
        workbook.close();
      }
      throw new SourceException(
          RejectReason.TRUNCATED,
          "not an XLSX workbook, or one that is cut or damaged: " + e.getMessage());
    }
  }

  private List<String> readHeader(Row row) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      names.add(row.hasCell(i) ? text(row.getCell(i)).strip() : "");
    }
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> header() {
    return header;
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
  public Optional<SourceRow> next() throws IOException {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        SourceRow read = read(row);
        if (read.raw().length() >= header.size()) { // else only tabs: an empty row
          return Optional.of(read);
        }
      }
      return Optional.empty();
    } catch (ExcelReaderException e) {
      throw new IOException("the workbook is damaged: " + e.getMessage(), e);
    }
  }

  private SourceRow read(Row row) {
    List<String> cells = new ArrayList<>(header.size());
    SourceRow fault = null;
    for (int i = 0; i < header.size(); i++) {
      Cell cell = row.hasCell(i) ? row.getCell(i) : null;
      if (cell != null && fault == null) {
        fault = fault(row, cell, header.get(i));
      }
      cells.add(cell == null || cell.getType() == CellType.ERROR ? "" : text(cell));
    }
    String raw = String.join("\t", cells);
    if (fault == null && hasMore(row)) {
      fault =
          new SourceRow.Broken(
              row.getRowNum(),
              RejectReason.COLUMN_COUNT,
              "",
              "the row has more columns than the header, expected %d".formatted(header.size()),
              raw);
    }
    return fault == null ? new SourceRow.Cells(row.getRowNum(), cells, raw) : withRaw(fault, raw);
  }

  private static SourceRow withRaw(SourceRow fault, String raw) {
    SourceRow.Broken broken = (SourceRow.Broken) fault;
    String padded = raw.isBlank() ? raw + broken.detail() : raw;
    return new SourceRow.Broken(
        broken.line(), broken.reason(), broken.column(), broken.detail(), padded);
  }

  private boolean hasMore(Row row) {
    for (int i = header.size(); i < row.getCellCount(); i++) {
      if (row.hasCell(i) && !text(row.getCell(i)).isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static SourceRow fault(Row row, Cell cell, String column) {
    String detail = null;
    RejectReason reason = RejectReason.MALFORMED;
    if (cell.getType() == CellType.ERROR) {
      detail = "cell %s holds the error %s".formatted(cell.getAddress(), cell.getRawValue());
    } else if (cell.getType() == CellType.FORMULA && cell.getRawValue() == null) {
      detail =
          "cell %s holds the formula %s without its value; open and save the workbook once"
              .formatted(cell.getAddress(), cell.getFormula());
    } else if (cell.getRawValue() != null && cell.getRawValue().length() > FIELD_LIMIT) {
      reason = RejectReason.FIELD_TOO_LONG;
      detail = "the field has more than %,d characters".formatted(FIELD_LIMIT);
    }
    return detail == null
        ? null
        : new SourceRow.Broken(row.getRowNum(), reason, column, detail, "");
  }

  private String text(Cell cell) {
    if (cell.getType() == CellType.EMPTY || cell.getRawValue() == null) {
      return cell.getType() == CellType.STRING ? cell.getText() : "";
    }
    if (cell.getType() == CellType.STRING) {
      return cell.asString();
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return Boolean.toString(cell.asBoolean());
    }
    return number(cell);
  }

  /** A number, a date that is stored as one, or what a formula gave. */
  private String number(Cell cell) {
    BigDecimal number;
    try {
      number = new BigDecimal(cell.getRawValue());
    } catch (NumberFormatException e) {
      return cell.getRawValue(); // a formula that gives text
    }
    if (isDate(cell) && number.signum() >= 0 && number.compareTo(LAST_DAY) <= 0) {
      return date(number);
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null
        && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
      return true; // the built-in date formats, the Chinese ones too
    }
    String format = cell.getDataFormatString();
    return format != null
        && !format.equalsIgnoreCase("general")
        && DATE_LETTERS.matcher(NOT_FORMAT.matcher(format).replaceAll("")).find();
  }

  private String date(BigDecimal days) {
    long seconds = days.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
    LocalDateTime date = (workbook.isDate1904() ? EPOCH_1904 : EPOCH_1900).plusSeconds(seconds);
    return date.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date.toLocalDate().toString()
        : TIME.format(date);
  }
}
