package cn.financebrain.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.OrganisationCode;
import cn.financebrain.contract.RegistrationNumber;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.mapping.FeedMapping.Availability;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.EventRule;
import cn.financebrain.ingest.mapping.FeedMapping.IdColumn;
import cn.financebrain.ingest.mapping.FeedMapping.Identifier;
import cn.financebrain.ingest.mapping.FeedMapping.Identifiers;
import cn.financebrain.ingest.mapping.FeedMapping.TimeRule;
import cn.financebrain.ingest.resolve.Claim;
import cn.financebrain.ingest.resolve.EnterpriseName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Applies a mapping to the rows of a table whose columns stand as in {@code header}. A pure
 * function of row, mapping and the time of the load; not for use by several threads at once.
 */
public final class RowMapper {
  /** Leaves room below the 200 characters of an event's id for what tells equal ids apart. */
  private static final int ID_LIMIT = 150;

  private final FeedMapping mapping;
  private final Instant reference;
  private final CellParser parser;
  private final int[] places;
  private final Map<String, Integer> enterprisePlaces = new HashMap<>();
  private final Map<String, CellParser.Parsed> parsed = new HashMap<>();
  private final Map<String, FieldValue> fields = new HashMap<>();

  /**
   * @param header must have passed {@link HeaderCheck}
   * @param now the time of the load
   */
  public RowMapper(FeedMapping mapping, List<String> header, Instant now) {
    this.mapping = mapping;
    this.reference = mapping.reference().orElse(now);
    this.parser = new CellParser(mapping.zone(), reference);
    this.places = mapping.columns().stream().mapToInt(c -> header.indexOf(c.name())).toArray();
    mapping
        .enterprise()
        .columns()
        .forEach(column -> enterprisePlaces.put(column, header.indexOf(column)));
  }

  /**
   * @param cells one text a column of the header
   */
  public Mapped map(List<String> cells) {
    try {
      return mapping.enterprise() instanceof IdColumn rule
          ? drafts(cells, enterprise(rule, cells))
          : claimed(cells, (Identifiers) mapping.enterprise());
    } catch (BadCellException e) {
      return e.rejected();
    }
  }

  private Mapped drafts(List<String> cells, EnterpriseId enterprise) throws BadCellException {
    List<Mapped.Body> bodies = bodies(cells);
    return bodies.isEmpty()
        ? nothing()
        : new Mapped.Drafts(id(cells), bodies.stream().map(body -> body.of(enterprise)).toList());
  }

  private Mapped claimed(List<String> cells, Identifiers rule) throws BadCellException {
    Claim claim = claim(rule, cells);
    List<Mapped.Body> bodies = bodies(cells);
    return bodies.isEmpty()
        ? nothing()
        : new Mapped.Claimed(id(cells), claim, rule.rejectUnknown(), bodies);
  }

  private List<Mapped.Body> bodies(List<String> cells) throws BadCellException {
    parseCells(cells);
    List<Mapped.Body> bodies = new ArrayList<>();
    for (EventRule rule : mapping.events()) {
      addBody(bodies, rule);
    }
    return bodies;
  }

  private Claim claim(Identifiers rule, List<String> cells) throws BadCellException {
    Optional<Uscc> uscc =
        identifier(rule, Identifier.USCC, cells, text -> new Uscc(text.toUpperCase(Locale.ROOT)));
    Optional<OrganisationCode> organisation =
        identifier(
            rule,
            Identifier.ORGANISATION_CODE,
            cells,
            text -> new OrganisationCode(text.toUpperCase(Locale.ROOT).replace("-", "")));
    Optional<RegistrationNumber> number =
        identifier(rule, Identifier.REGISTRATION_NUMBER, cells, RegistrationNumber::new);
    Optional<EnterpriseName> name = identifier(rule, Identifier.NAME, cells, EnterpriseName::of);
    if (uscc.isEmpty() && organisation.isEmpty() && number.isEmpty() && name.isEmpty()) {
      throw BadCellException.missing(rule.columns());
    }
    return new Claim(uscc, organisation, number, name);
  }

  private <T> Optional<T> identifier(
      Identifiers rule, Identifier kind, List<String> cells, Function<String, T> parser)
      throws BadCellException {
    String column = rule.identifiers().get(kind);
    String text = column == null ? "" : cells.get(enterprisePlaces.get(column)).strip();
    if (column == null || rule.missing().contains(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      throw badEnterprise(column, text, e);
    }
  }

  private Mapped nothing() {
    return new Mapped.Rejected(
        RejectReason.MISSING_VALUE, "", "the row has none of the fields that make an event");
  }

  private EnterpriseId enterprise(IdColumn rule, List<String> cells) throws BadCellException {
    String text = cells.get(enterprisePlaces.get(rule.column())).strip();
    if (text.isEmpty()) {
      throw BadCellException.missing(rule.column());
    }
    try {
      return rule.id(text);
    } catch (IllegalArgumentException e) {
      throw badEnterprise(rule.column(), text, e);
    }
  }

  private static BadCellException badEnterprise(
      String column, String text, IllegalArgumentException e) {
    return BadCellException.of(
        RejectReason.BAD_ENTERPRISE_ID, column, text, "an enterprise id: " + e.getMessage());
  }

  private void parseCells(List<String> cells) throws BadCellException {
    parsed.clear();
    fields.clear();
    fields.putAll(mapping.constants());
    for (int i = 0; i < places.length; i++) {
      Column column = mapping.columns().get(i);
      String text = places[i] < 0 ? "" : cells.get(places[i]).strip();
      if (column.missing().contains(text)) {
        if (column.required()) {
          throw BadCellException.missing(column.name());
        }
        continue;
      }
      CellParser.Parsed value = parser.parse(column, text);
      parsed.put(column.name(), value);
      column.field().ifPresent(field -> fields.put(field, value.value()));
    }
  }

  private void addBody(List<Mapped.Body> bodies, EventRule rule) throws BadCellException {
    Map<String, FieldValue> data = new HashMap<>(fields);
    if (rule.fields().isPresent()) {
      data.keySet().retainAll(rule.fields().get());
      if (data.isEmpty()) {
        return;
      }
    }
    Instant eventTime = eventTime(rule.eventTime());
    requireStorable(column(rule.eventTime()), eventTime);
    Instant availableTime = availableTime(rule.availableTime(), eventTime);
    boolean told = rule.availableTime() instanceof Availability.AtColumn;
    requireStorable(
        told ? ((Availability.AtColumn) rule.availableTime()).column() : column(rule.eventTime()),
        availableTime);
    bodies.add(new Mapped.Body(rule.type(), rule.category(), eventTime, availableTime, data));
  }

  /** Other times would break or come back as others from the warehouse, where nobody sees it. */
  private static void requireStorable(String column, Instant time) throws BadCellException {
    if (time.isBefore(EnterpriseEvent.FIRST_TIME) || time.isAfter(EnterpriseEvent.LAST_TIME)) {
      throw BadCellException.of(
          RejectReason.OUT_OF_RANGE, column, time.toString(), "an event's time from 1900 to 2299");
    }
  }

  /** The column that the time comes from; empty where none does. */
  private static String column(TimeRule rule) {
    if (rule instanceof TimeRule.OfColumn of) {
      return of.column();
    }
    if (rule instanceof TimeRule.YearMonth month) {
      return month.yearColumn();
    }
    return rule instanceof TimeRule.EndOfYear end ? end.column() : "";
  }

  private Instant eventTime(TimeRule rule) throws BadCellException {
    if (rule instanceof TimeRule.Constant constant) {
      return constant.instant();
    }
    if (rule instanceof TimeRule.OfColumn of) {
      return instant(of.column());
    }
    if (rule instanceof TimeRule.YearMonth month) {
      int year = whole(month.yearColumn());
      return day(month.monthColumn(), year, whole(month.monthColumn()), 1);
    }
    String column = ((TimeRule.EndOfYear) rule).column();
    return day(column, whole(column), 12, 31);
  }

  private Instant availableTime(Availability rule, Instant eventTime) throws BadCellException {
    if (rule instanceof Availability.AtConstant constant) {
      return constant.instant();
    }
    if (rule instanceof Availability.AtColumn at) {
      return instant(at.column());
    }
    return eventTime.atZone(mapping.zone()).plus(((Availability.Delay) rule).period()).toInstant();
  }

  private CellParser.Parsed present(String column) throws BadCellException {
    CellParser.Parsed value = parsed.get(column);
    if (value == null) {
      throw BadCellException.missing(column);
    }
    return value;
  }

  private Instant instant(String column) throws BadCellException {
    return present(column).instant().orElseThrow();
  }

  private int whole(String column) throws BadCellException {
    return (int) ((FieldValue.Quantity) present(column).value()).value();
  }

  private Instant day(String column, int year, int month, int day) throws BadCellException {
    Instant instant;
    try {
      instant = LocalDate.of(year, month, day).atStartOfDay(mapping.zone()).toInstant();
    } catch (DateTimeException e) {
      throw BadCellException.of(
          RejectReason.BAD_DATE, column, year + "-" + month, "a year and a month from 1 to 12");
    }
    if (!CellParser.isYear(year)) {
      throw BadCellException.of(
          RejectReason.OUT_OF_RANGE, column, Integer.toString(year), CellParser.YEARS);
    }
    if (instant.isAfter(reference)) {
      throw BadCellException.of(
          RejectReason.FUTURE_DATE, column, instant.toString(), "a time not after " + reference);
    }
    return instant;
  }

  /** The texts of the id's columns, joined so that different texts never give the same id. */
  private String id(List<String> cells) {
    StringBuilder id = new StringBuilder();
    for (String column : mapping.id().columns()) {
      if (!id.isEmpty()) {
        id.append('|');
      }
      String text =
          enterprisePlaces.containsKey(column) && !parsed.containsKey(column)
              ? cells.get(enterprisePlaces.get(column)).strip()
              : text(parsed.get(column));
      id.append(text.replace("\\", "\\\\").replace("|", "\\|"));
    }
    return id.length() <= ID_LIMIT ? id.toString() : hash(id.toString());
  }

  private static String text(CellParser.Parsed value) {
    if (value == null) {
      return "";
    }
    if (value.value() instanceof FieldValue.Quantity quantity) {
      double number = quantity.value();
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString((long) number)
          : Double.toString(number);
    }
    return value.value() instanceof FieldValue.Flag flag
        ? Boolean.toString(flag.value())
        : ((FieldValue.Text) value.value()).value();
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
