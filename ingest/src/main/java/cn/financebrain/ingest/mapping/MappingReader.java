package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.ingest.mapping.FeedMapping.Availability;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.Enterprise;
import cn.financebrain.ingest.mapping.FeedMapping.EventRule;
import cn.financebrain.ingest.mapping.FeedMapping.Format;
import cn.financebrain.ingest.mapping.FeedMapping.IdColumn;
import cn.financebrain.ingest.mapping.FeedMapping.Identifier;
import cn.financebrain.ingest.mapping.FeedMapping.Identifiers;
import cn.financebrain.ingest.mapping.FeedMapping.Identity;
import cn.financebrain.ingest.mapping.FeedMapping.TimeRule;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a mapping from YAML and checks it as a whole. */
public final class MappingReader {
  private static final String SCHEME = "uscc or a lower-case word of at most 32 characters";
  private static final String INSTANT = "a time with offset such as 2026-01-31T00:00:00+08:00";

  private static final String FEED = "a name such as city/tax";
  private static final Pattern FEED_NAME = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");
  private static final String FILES = "a list of file name patterns such as tax*.csv";

  /** A department that tells later than in a hundred years tells nothing. */
  private static final LocalDate LATEST = LocalDate.EPOCH.plusYears(100);

  private static final String TIME_RULE =
      "one of constant, column, year_column with month_column, end_of_year";

  private static final String PERIOD = "a period from zero to a hundred years such as P15D or P6M";

  private static final String CADENCE =
      "daily, weekly, monthly, quarterly, yearly, or a period of days or of months such as P10D";

  private final List<String> problems;

  private MappingReader(List<String> problems) {
    this.problems = problems;
  }

  /**
   * @param name how to call the file in messages
   * @throws MappingException telling all problems at once
   */
  public static FeedMapping read(String name, String yaml) {
    List<String> problems = new ArrayList<>();
    Section root = parse(name, yaml, problems);
    FeedMapping mapping = new MappingReader(problems).mapping(root, yaml);
    if (!problems.isEmpty()) {
      throw new MappingException(name, problems);
    }
    return mapping;
  }

  static Section parse(String name, String yaml, List<String> problems) {
    return Section.parse(name, yaml, "a mapping", problems);
  }

  private FeedMapping mapping(Section root, String yaml) {
    List<Column> columns = new ArrayList<>();
    root.map("columns")
        .forEach((name, section) -> columns.add(new ColumnReader(section).column(name)));
    List<EventRule> events = root.list("events").stream().map(this::event).toList();
    FeedMapping mapping =
        new FeedMapping(
            root.required("feed", FEED, "?", MappingReader::feedName),
            root.optional("title", "a text", text -> text).orElse(""),
            files(root),
            zone(root),
            root.optional("reference", INSTANT, MappingReader::instant),
            root.has("format")
                ? format(root.section("format"))
                : new Format(Optional.empty(), Optional.empty()),
            enterprise(root),
            identity(root.section("id")),
            events,
            withDefaultMissing(root, columns),
            constants(root),
            root.optional("cadence", CADENCE, Cadence::parse),
            grace(root),
            yaml);
    root.finish();
    new MappingCheck(mapping, problems).check();
    return mapping;
  }

  static List<String> files(Section root) {
    List<String> globs = root.texts("files", FILES);
    if (globs.isEmpty() || !globs.stream().allMatch(MappingReader::isGlob)) {
      root.problem("files", FILES);
    }
    return List.copyOf(globs);
  }

  private static boolean isGlob(String text) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + text) != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** It is part of a path on disk, so none of its parts may be {@code ..}. */
  private static String feedName(String text) {
    if (text.length() > 100 || !FEED_NAME.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  /** Columns that state no missing texts take those of the file. */
  private static List<Column> withDefaultMissing(Section root, List<Column> columns) {
    Set<String> missing = missing(root);
    return columns.stream()
        .map(
            column ->
                column.missing().isEmpty()
                    ? new Column(
                        column.name(),
                        column.field(),
                        column.type(),
                        column.unit(),
                        column.required(),
                        column.optional(),
                        missing)
                    : column)
        .toList();
  }

  private static Set<String> missing(Section root) {
    Set<String> missing = new HashSet<>(root.texts("missing", "a list of texts"));
    missing.add("");
    return Set.copyOf(missing);
  }

  static ZoneId zone(Section root) {
    return root.optional("zone", "a time zone such as Asia/Shanghai", ZoneId::of)
        .orElse(ZoneId.of("Asia/Shanghai"));
  }

  private static Format format(Section section) {
    Format format =
        new Format(
            section.optional("encoding", "utf-8 or gb18030", MappingReader::charset),
            section.optional("delimiter", "one character", MappingReader::character));
    section.finish();
    return format;
  }

  private static Charset charset(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "gb18030", "gbk", "gb2312" -> Charset.forName("GB18030");
      default -> throw new IllegalArgumentException();
    };
  }

  private static char character(String text) {
    if (text.length() != 1 || text.equals("\"")) {
      throw new IllegalArgumentException();
    }
    return text.charAt(0);
  }

  private static Enterprise enterprise(Section root) {
    Section section = root.section("enterprise");
    Map<Identifier, String> identifiers = new EnumMap<>(Identifier.class);
    for (Identifier identifier : Identifier.values()) {
      section
          .optional(
              identifier.name().toLowerCase(Locale.ROOT), "a column of the file", Section::notEmpty)
          .ifPresent(column -> identifiers.put(identifier, column));
    }
    if (identifiers.isEmpty()) {
      return idColumn(section);
    }
    boolean rejectUnknown =
        section.optional("unknown", "queue or reject", MappingReader::rejects).orElse(false);
    section.finish();
    return new Identifiers(identifiers, missing(root), rejectUnknown);
  }

  private static boolean rejects(String text) {
    return switch (text) {
      case "queue" -> false;
      case "reject" -> true;
      default -> throw new IllegalArgumentException();
    };
  }

  static IdColumn idColumn(Section section) {
    IdColumn enterprise =
        new IdColumn(
            section.text("column", "a column of the file"),
            section.required("scheme", SCHEME, IdColumn.USCC, MappingReader::scheme));
    section.finish();
    return enterprise;
  }

  private static String scheme(String text) {
    if (!text.matches("[a-z][a-z0-9_-]{0,31}")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static Identity identity(Section section) {
    List<String> columns = section.texts("columns", "a list of columns");
    if (columns.isEmpty()) {
      section.problem("columns", "a list of columns");
    }
    Identity identity = new Identity(columns, section.flag("occurrence"));
    section.finish();
    return identity;
  }

  private EventRule event(Section section) {
    TimeRule never = new TimeRule.Constant(Instant.EPOCH);
    Optional<Set<String>> fields =
        section.has("fields")
            ? Optional.of(Set.copyOf(new HashSet<>(section.texts("fields", "a list of fields"))))
            : Optional.empty();
    EventRule rule =
        new EventRule(
            section.text("type", "an event type such as tax.assessed"),
            section.required(
                "category", "a category such as tax", Category.REGISTRATION, Category::ofId),
            section.has("event_time") ? timeRule(section, "event_time") : never,
            section.has("available_time")
                ? availability(section.section("available_time"))
                : new Availability.Delay(Period.ZERO),
            fields);
    if (!section.has("event_time")) {
      section.problem("event_time", TIME_RULE);
    }
    section.finish();
    return rule;
  }

  static TimeRule timeRule(Section parent, String key) {
    Section section = parent.section(key);
    TimeRule rule = new TimeRule.Constant(Instant.EPOCH);
    if (section.has("constant")) {
      rule =
          new TimeRule.Constant(
              section.required("constant", INSTANT, Instant.EPOCH, MappingReader::instant));
    } else if (section.has("column")) {
      rule = new TimeRule.OfColumn(section.text("column", "a date column"));
    } else if (section.has("year_column")) {
      rule =
          new TimeRule.YearMonth(
              section.text("year_column", "a column of years"),
              section.text("month_column", "a column of months"));
    } else if (section.has("end_of_year")) {
      rule = new TimeRule.EndOfYear(section.text("end_of_year", "a column of years"));
    } else {
      parent.problem(key, TIME_RULE);
    }
    section.finish();
    return rule;
  }

  private static Availability availability(Section section) {
    Availability availability;
    if (section.has("constant")) {
      availability =
          new Availability.AtConstant(
              section.required("constant", INSTANT, Instant.EPOCH, MappingReader::instant));
    } else if (section.has("column")) {
      availability = new Availability.AtColumn(section.text("column", "a date column"));
    } else {
      availability = new Availability.Delay(delay(section));
    }
    section.finish();
    return availability;
  }

  static Period delay(Section section) {
    return section.required("delay", PERIOD, Period.ZERO, MappingReader::period);
  }

  private static Period grace(Section root) {
    if (root.has("grace") && !root.has("cadence")) {
      root.problem("grace", "a 'cadence' beside it");
    }
    return root.optional("grace", PERIOD, MappingReader::period).orElse(Period.ZERO);
  }

  private static Period period(String text) {
    Period period = Period.parse(text);
    if (period.isNegative() || LocalDate.EPOCH.plus(period).isAfter(LATEST)) {
      throw new IllegalArgumentException();
    }
    return period;
  }

  private static Instant instant(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    if (!CellParser.isYear(time.getYear())) {
      throw new IllegalArgumentException();
    }
    return time.toInstant();
  }

  private static Map<String, FieldValue> constants(Section root) {
    Map<String, FieldValue> constants = new HashMap<>();
    root.codes("constants")
        .forEach((field, text) -> constants.put(field, new FieldValue.Text(text)));
    return constants;
  }
}
