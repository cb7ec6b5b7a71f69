package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Uscc;
import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.FeedAgreement;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How the rows of one source table become events. Read from YAML by {@link MappingReader}, which
 * checks that the parts fit together.
 *
 * @param feed name of the mapping and source of its events, such as {@code bdci/tax_info}
 * @param title what the table is, for people
 * @param files glob patterns over file names
 * @param zone the zone of dates that state none
 * @param reference the instant that relative dates count back from and that no date may lie after;
 *     the time of the load if absent
 * @param constants fields that every event gets
 * @param cadence how often the department has agreed to deliver, if anything was agreed
 * @param grace how much later than that is still in order
 * @param text the YAML that it was read from
 */
public record FeedMapping(
    String feed,
    String title,
    List<String> files,
    ZoneId zone,
    Optional<Instant> reference,
    Format format,
    Enterprise enterprise,
    Identity id,
    List<EventRule> events,
    List<Column> columns,
    Map<String, FieldValue> constants,
    Optional<Cadence> cadence,
    Period grace,
    String text) {

  public FeedMapping {
    files = List.copyOf(files);
    events = List.copyOf(events);
    columns = List.copyOf(columns);
    constants = Map.copyOf(constants);
  }

  /** What it says of the feed as a whole. */
  public FeedAgreement agreement() {
    List<String> types = events.stream().map(EventRule::type).distinct().toList();
    return new FeedAgreement(feed, title, types, zone, cadence, grace);
  }

  /**
   * What the file's bytes say, where they can't be asked themselves.
   *
   * @param encoding the fixed encoding; absent: found out (UTF-8 or GB18030)
   * @param delimiter the fixed delimiter; absent: by the extension, tab for TSV and else comma
   */
  public record Format(Optional<Charset> encoding, Optional<Character> delimiter) {}

  /** By what the rows name their enterprise. */
  public sealed interface Enterprise {

    /** The columns that hold it, at least one. */
    List<String> columns();
  }

  /**
   * One column holds its id.
   *
   * @param scheme {@code uscc} for unified social credit codes, else the scheme of a foreign id
   */
  public record IdColumn(String column, String scheme) implements Enterprise {
    public static final String USCC = "uscc";

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    /**
     * @throws IllegalArgumentException telling why the text is no id of this scheme
     */
    public EnterpriseId id(String text) {
      return scheme.equals(USCC)
          ? new Uscc(text.toUpperCase(Locale.ROOT))
          : new ForeignId(scheme, text);
    }
  }

  /** What rows may name an enterprise by, the strongest first. */
  public enum Identifier {
    USCC,
    ORGANISATION_CODE,
    REGISTRATION_NUMBER,
    NAME
  }

  /**
   * Columns hold what an enterprise is found by in the register; a row fills at least one.
   *
   * @param identifiers column by identifier
   * @param missing texts that mean that nothing is told
   * @param rejectUnknown whether rows of enterprises that nobody knows become dead letters; else
   *     they wait for a person, as those do that fit several
   */
  public record Identifiers(
      Map<Identifier, String> identifiers, Set<String> missing, boolean rejectUnknown)
      implements Enterprise {
    public Identifiers {
      identifiers = Collections.unmodifiableMap(new TreeMap<>(identifiers));
      missing = Set.copyOf(missing);
    }

    @Override
    public List<String> columns() {
      return List.copyOf(identifiers.values());
    }
  }

  /**
   * How the id of a row's event is made.
   *
   * @param columns their texts make the id
   * @param occurrence whether equal ids within a file are different events, told apart by number
   */
  public record Identity(List<String> columns, boolean occurrence) {
    public Identity {
      columns = List.copyOf(columns);
    }
  }

  /**
   * One event that a row makes.
   *
   * @param fields the fields it carries: all if absent; a row that has none of them makes no such
   *     event
   */
  public record EventRule(
      String type,
      Category category,
      TimeRule eventTime,
      Availability availableTime,
      Optional<Set<String>> fields) {}

  /** When an event happened. */
  public sealed interface TimeRule {
    record Constant(Instant instant) implements TimeRule {}

    record OfColumn(String column) implements TimeRule {}

    /** The first day of the month. */
    record YearMonth(String yearColumn, String monthColumn) implements TimeRule {}

    /** 31 December of the year. */
    record EndOfYear(String column) implements TimeRule {}
  }

  /** When a department could first have told it. */
  public sealed interface Availability {
    record AtConstant(Instant instant) implements Availability {}

    record AtColumn(String column) implements Availability {}

    /** After the event time. */
    record Delay(Period period) implements Availability {}
  }

  /**
   * One column of the table.
   *
   * @param field the field it fills; absent for columns that only make ids and times
   * @param unit the unit of its numbers, empty if they have none
   * @param missing texts that mean that nothing is known; the empty text always does
   * @param optional whether the file may lack the column
   */
  public record Column(
      String name,
      Optional<String> field,
      ColumnType type,
      String unit,
      boolean required,
      boolean optional,
      Set<String> missing) {}

  /** What the texts of a column are. */
  public sealed interface ColumnType {
    record Text() implements ColumnType {}

    /**
     * @param whole whether only whole numbers are right; {@code 2017.0} is one
     */
    record Numeric(boolean whole, double min, double max) implements ColumnType {}

    /**
     * @param formats tried in turn
     * @param future whether it may lie in the future, as the end of a licence does
     */
    record Date(List<DateFormat> formats, boolean future) implements ColumnType {}

    record Flag(Set<String> truths, Set<String> falsehoods) implements ColumnType {}

    /**
     * @param codes stored code by source text; empty: no list
     * @param keepOther whether a text outside the list is kept as it is
     * @param pattern what a code must look like, if stated
     * @param decimal whether codes were written as decimals: {@code 8090.0} is 8090
     */
    record Code(
        Map<String, String> codes, boolean keepOther, Optional<Pattern> pattern, boolean decimal)
        implements ColumnType {}
  }
}
