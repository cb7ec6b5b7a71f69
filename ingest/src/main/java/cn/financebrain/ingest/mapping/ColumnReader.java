package cn.financebrain.ingest.mapping;

import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one entry of the columns of a mapping. */
final class ColumnReader {
  private static final String TYPES = "one of text, number, integer, date, flag, code";
  private static final String FORMATS =
      "a list of date patterns such as yyyy-MM-dd, or 'relative' for dates such as 14小时前";

  private final Section section;

  ColumnReader(Section section) {
    this.section = section;
  }

  Column column(String name) {
    Set<String> missing = new HashSet<>(section.texts("missing", "a list of texts"));
    if (!missing.isEmpty()) {
      missing.add("");
    }
    Column column =
        new Column(
            name,
            section.optional("field", "a lower-case name such as tax_amount", this::field),
            type(),
            section.optional("unit", "a unit", Section::notEmpty).orElse(""),
            section.flag("required"),
            section.flag("optional"),
            Set.copyOf(missing));
    section.finish();
    return column;
  }

  private String field(String text) {
    if (!text.matches("[a-z][a-z0-9_]{0,63}")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private ColumnType type() {
    String type = section.text("type", TYPES);
    return switch (type) {
      case "number" -> number(false);
      case "integer" -> number(true);
      case "date" -> date();
      case "flag" -> flag();
      case "code" -> code();
      case "text", "" -> new ColumnType.Text();
      default -> {
        section.problem("type", TYPES);
        yield new ColumnType.Text();
      }
    };
  }

  private ColumnType number(boolean whole) {
    double min =
        section.optional("min", "a number", Double::valueOf).orElse(Double.NEGATIVE_INFINITY);
    double max =
        section.optional("max", "a number", Double::valueOf).orElse(Double.POSITIVE_INFINITY);
    if (!(min <= max)) {
      section.problem("max", "a number not below min " + min);
    }
    return new ColumnType.Numeric(whole, min, max);
  }

  private ColumnType date() {
    List<DateFormat> formats = new ArrayList<>();
    try {
      for (String text : section.texts("formats", FORMATS)) {
        formats.add(
            text.equals("relative") ? new DateFormat.Relative() : DateFormat.Written.of(text));
      }
    } catch (IllegalArgumentException e) {
      formats.clear();
    }
    if (formats.isEmpty()) {
      section.problem("formats", FORMATS);
    }
    return new ColumnType.Date(List.copyOf(formats), section.flag("future"));
  }

  private ColumnType flag() {
    String expected = "a list of texts";
    Set<String> truths = Set.copyOf(new HashSet<>(section.texts("true", expected)));
    Set<String> falsehoods = Set.copyOf(new HashSet<>(section.texts("false", expected)));
    if (truths.isEmpty()) {
      section.problem("true", expected);
    }
    if (falsehoods.isEmpty()) {
      section.problem("false", expected);
    }
    return new ColumnType.Flag(truths, falsehoods);
  }

  private ColumnType code() {
    Map<String, String> codes = section.codes("codes");
    boolean keep =
        section.optional("other", "reject or keep", ColumnReader::keeps).orElse(codes.isEmpty());
    Optional<Pattern> pattern =
        section.optional("pattern", "a regular expression", Pattern::compile);
    return new ColumnType.Code(Map.copyOf(codes), keep, pattern, section.flag("decimal"));
  }

  private static boolean keeps(String text) {
    return switch (text) {
      case "keep" -> true;
      case "reject" -> false;
      default -> throw new IllegalArgumentException();
    };
  }
}
