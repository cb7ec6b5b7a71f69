package cn.financebrain.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * Log records as CloudEvents 1.0 in binary mode of the Kafka protocol binding: attributes are
 * {@code ce_} headers, the value is a JSON object of the data, the key is the enterprise. What
 * {@link #encode} wrote, {@link #decode} reads back equal.
 */
public final class LogCodec {
  /** The {@code ce_type} of an {@link Evaluation}; every other type is that of an event. */
  public static final String EVALUATION_TYPE = "cn.financebrain.evaluation.v1";

  /** The {@code ce_type} of a {@link DayBegins}, which is about no enterprise and has no key. */
  public static final String DAY_TYPE = "cn.financebrain.day_begins.v1";

  /** The header that tells when a record entered the log. */
  public static final String ARRIVAL_TIME = "ce_arrivaltime";

  /** The arrival of a record that tells none. */
  public static final long NO_ARRIVAL = Long.MIN_VALUE;

  /** Some ten thousand years on either side of 1970. */
  private static final long MOST_MILLIS = 10_000L * 366 * 24 * 3_600_000;

  /** How far a broker lets timestamps run ahead of its clock. */
  private static final long AHEAD_MILLIS = 3_600_000;

  private static final String OWN_SOURCE = "finance-brain";
  private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
  private static final byte[] JSON = "application/json".getBytes(UTF_8);
  private static final byte[] NO_DATA = "{}".getBytes(UTF_8);

  /** The day of the first time begins before it. */
  private static final Instant FIRST_DAY = EnterpriseEvent.FIRST_TIME.minus(Duration.ofDays(1));

  private LogCodec() {}

  /** The Kafka key of everything about an enterprise. */
  public static byte[] key(EnterpriseId enterprise) {
    return enterprise.text().getBytes(UTF_8);
  }

  /**
   * @param partition the partition to write to, or null to let the key decide
   */
  public static ProducerRecord<byte[], byte[]> encode(
      LogRecord record, String topic, Integer partition) {
    Headers headers = new RecordHeaders();
    headers.add("ce_specversion", SPEC_VERSION);
    byte[] value;
    if (record instanceof EnterpriseEvent event) {
      addEventHeaders(headers, event);
      value = DataJson.write(event.data());
    } else {
      addEvaluationHeaders(headers, (Evaluation) record);
      value = NO_DATA;
    }
    add(headers, "ce_subject", record.enterprise().text());
    add(headers, ARRIVAL_TIME, record.arrivalTime().toString());
    add(headers, "ce_release", Integer.toString(record.release()));
    headers.add("content-type", JSON);
    return new ProducerRecord<>(
        topic,
        partition,
        Math.max(0, record.arrivalTime().toEpochMilli()), // Kafka knows no time before 1970
        key(record.enterprise()),
        value,
        headers);
  }

  /** The mark for one partition. */
  public static ProducerRecord<byte[], byte[]> encode(DayBegins day, String topic, int partition) {
    Headers headers = new RecordHeaders();
    headers.add("ce_specversion", SPEC_VERSION);
    add(headers, "ce_id", "day/" + day.day() + '/' + partition);
    add(headers, "ce_source", OWN_SOURCE);
    add(headers, "ce_type", DAY_TYPE);
    add(headers, "ce_time", day.arrivalTime().toString());
    add(headers, ARRIVAL_TIME, day.arrivalTime().toString());
    headers.add("content-type", JSON);
    return new ProducerRecord<>(
        topic,
        partition,
        Math.max(0, day.arrivalTime().toEpochMilli()),
        null,
        StaleJson.write(day.stale()),
        headers);
  }

  private static void addEventHeaders(Headers headers, EnterpriseEvent event) {
    add(headers, "ce_id", event.key().id());
    add(headers, "ce_source", event.key().source());
    add(headers, "ce_type", event.type());
    add(headers, "ce_time", event.eventTime().toString());
    add(headers, "ce_category", event.category().id());
    add(headers, "ce_availabletime", event.availableTime().toString());
    add(headers, "ce_revision", Integer.toString(event.revision()));
    add(headers, "ce_retracted", Boolean.toString(event.retracted()));
  }

  private static void addEvaluationHeaders(Headers headers, Evaluation evaluation) {
    String id =
        evaluation.enterprise().text()
            + '/'
            + evaluation.release()
            + '/'
            + evaluation.arrivalTime();
    add(headers, "ce_id", id);
    add(headers, "ce_source", OWN_SOURCE);
    add(headers, "ce_type", EVALUATION_TYPE);
    add(headers, "ce_time", evaluation.arrivalTime().toString());
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  /**
   * When a record says that it entered the log, in milliseconds: the clock of its partition is the
   * latest of these, whoever wrote the records. Kafka's timestamp says it, which the broker checks;
   * the header is needed for times before 1970 alone, which Kafka does not know, and moves no clock
   * beyond the timestamp.
   *
   * @return {@link #NO_ARRIVAL} if it does not say, as records of strangers
   */
  public static long arrival(ConsumerRecord<byte[], byte[]> record) {
    Header told = record.headers().lastHeader(ARRIVAL_TIME);
    if (told == null || told.value() == null) {
      return NO_ARRIVAL;
    }
    if (record.timestamp() > 0 && record.timestampType() == TimestampType.CREATE_TIME) {
      return within(record.timestamp(), MOST_MILLIS);
    }
    try {
      long millis = Instant.parse(new String(told.value(), UTF_8)).toEpochMilli();
      return within(millis, Math.max(0, record.timestamp()) + AHEAD_MILLIS);
    } catch (DateTimeParseException | ArithmeticException e) {
      return NO_ARRIVAL;
    }
  }

  private static long within(long millis, long latest) {
    return millis > -MOST_MILLIS && millis < latest ? millis : NO_ARRIVAL;
  }

  /** Never throws on account of the record's content. */
  public static Decoded decode(ConsumerRecord<byte[], byte[]> record) {
    return decode(record.headers(), record.value());
  }

  /** Like {@link #decode(ConsumerRecord)}, from headers and value. */
  public static Decoded decode(Headers headers, byte[] value) {
    try {
      Attributes attributes = Attributes.of(headers);
      requireSpecVersion(attributes);
      String type = required("ce_type", attributes.type);
      return type.equals(DAY_TYPE)
          ? new Decoded.Day(day(attributes, value))
          : new Decoded.Good(read(type, attributes, value));
    } catch (BadRecordException e) {
      return new Decoded.Bad(e.reason(), e.column(), e.detail(), text(value));
    }
  }

  private static void requireSpecVersion(Attributes attributes) throws BadRecordException {
    if (!"1.0".equals(attributes.specVersion)) {
      throw new BadRecordException(
          RejectReason.MALFORMED,
          "ce_specversion",
          "CloudEvents version '%s', expected 1.0".formatted(attributes.specVersion));
    }
  }

  private static DayBegins day(Attributes attributes, byte[] value) throws BadRecordException {
    Instant told = instant(ARRIVAL_TIME, attributes.arrivalTime, FIRST_DAY);
    DayBegins day = new DayBegins(DayBegins.dayOf(told), StaleJson.read(value));
    if (!day.arrivalTime().equals(told)) {
      throw new BadRecordException(
          RejectReason.BAD_DATE,
          ARRIVAL_TIME,
          "'%s', expected a midnight of UTC+8".formatted(told));
    }
    return day;
  }

  private static LogRecord read(String type, Attributes attributes, byte[] value)
      throws BadRecordException {
    EnterpriseId enterprise = enterprise(required("ce_subject", attributes.subject));
    Instant arrivalTime = instant(ARRIVAL_TIME, attributes.arrivalTime);
    int release = count("ce_release", attributes.release);
    if (type.equals(EVALUATION_TYPE)) {
      return new Evaluation(enterprise, arrivalTime, release);
    }
    return new EnterpriseEvent(
        eventKey(attributes),
        type,
        category(required("ce_category", attributes.category)),
        enterprise,
        instant("ce_time", attributes.time),
        instant("ce_availabletime", attributes.availableTime),
        arrivalTime,
        count("ce_revision", attributes.revision),
        flag("ce_retracted", attributes.retracted),
        release,
        DataJson.read(value));
  }

  private static EventKey eventKey(Attributes attributes) throws BadRecordException {
    String source = required("ce_source", attributes.source);
    String id = required("ce_id", attributes.id);
    try {
      return new EventKey(source, id);
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(RejectReason.FIELD_TOO_LONG, "ce_id", e.getMessage());
    }
  }

  private static EnterpriseId enterprise(String text) throws BadRecordException {
    try {
      return EnterpriseId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(RejectReason.BAD_ENTERPRISE_ID, "ce_subject", e.getMessage());
    }
  }

  private static Category category(String text) throws BadRecordException {
    try {
      return Category.ofId(text);
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(RejectReason.UNKNOWN_CODE, "ce_category", e.getMessage());
    }
  }

  private static String required(String name, String value) throws BadRecordException {
    if (value == null || value.isEmpty()) {
      throw new BadRecordException(
          RejectReason.MISSING_VALUE, name, "header %s is missing".formatted(name));
    }
    return value;
  }

  private static Instant instant(String name, String value) throws BadRecordException {
    return instant(name, value, EnterpriseEvent.FIRST_TIME);
  }

  private static Instant instant(String name, String value, Instant first)
      throws BadRecordException {
    String text = required(name, value);
    try {
      Instant instant = InstantText.parse(text);
      if (instant.isBefore(first) || instant.isAfter(EnterpriseEvent.LAST_TIME)) {
        throw new BadRecordException(
            RejectReason.OUT_OF_RANGE,
            name,
            "'%s', expected a time from 1900 to 2299".formatted(text));
      }
      return instant;
    } catch (DateTimeParseException e) {
      throw new BadRecordException(
          RejectReason.BAD_DATE,
          name,
          "'%s', expected an instant such as 2026-01-31T08:00:00Z".formatted(text));
    }
  }

  private static int count(String name, String value) throws BadRecordException {
    String text = required(name, value);
    try {
      int count = Integer.parseInt(text);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below, together with negative numbers
    }
    throw new BadRecordException(
        RejectReason.BAD_NUMBER, name, "'%s', expected a whole number from 0".formatted(text));
  }

  private static boolean flag(String name, String value) throws BadRecordException {
    return switch (required(name, value).toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new BadRecordException(
              RejectReason.MALFORMED, name, "'%s', expected true or false".formatted(value));
    };
  }

  private static String text(byte[] value) {
    if (value == null) {
      return "";
    }
    int limit = Math.min(value.length, DeadLetter.RAW_LIMIT * 4);
    return new String(value, 0, limit, UTF_8);
  }

  /** The headers that count, found in one pass; a header that is absent stays null. */
  private static final class Attributes {
    private String specVersion;
    private String id;
    private String source;
    private String type;
    private String time;
    private String subject;
    private String category;
    private String availableTime;
    private String arrivalTime;
    private String revision;
    private String retracted;
    private String release;

    static Attributes of(Headers headers) throws BadRecordException {
      Attributes attributes = new Attributes();
      for (Header header : headers) {
        if (header.value() != null && header.key().startsWith("ce_")) {
          attributes.put(header.key(), new String(header.value(), UTF_8));
        }
      }
      return attributes;
    }

    private void put(String name, String value) throws BadRecordException {
      switch (name) {
        case "ce_specversion" -> specVersion = once(name, specVersion, value);
        case "ce_id" -> id = once(name, id, value);
        case "ce_source" -> source = once(name, source, value);
        case "ce_type" -> type = once(name, type, value);
        case "ce_time" -> time = once(name, time, value);
        case "ce_subject" -> subject = once(name, subject, value);
        case "ce_category" -> category = once(name, category, value);
        case "ce_availabletime" -> availableTime = once(name, availableTime, value);
        case ARRIVAL_TIME -> arrivalTime = once(name, arrivalTime, value);
        case "ce_revision" -> revision = once(name, revision, value);
        case "ce_retracted" -> retracted = once(name, retracted, value);
        case "ce_release" -> release = once(name, release, value);
        default -> {} // an extension of somebody else
      }
    }

    private static String once(String name, String before, String value) throws BadRecordException {
      if (before != null) {
        throw new BadRecordException(
            RejectReason.MALFORMED,
            name,
            "header %s stands twice: '%s' and '%s'".formatted(name, before, value));
      }
      return value;
    }
  }
}
