package cn.financebrain.ingest.record;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.load.RowChange;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.source.JsonRecord;
import cn.financebrain.ingest.source.SourceException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * CloudEvents 1.0 in the binary and the structured mode of the Kafka protocol binding. The data is
 * a row: a JSON object whose keys are the mapping's columns. Attributes are columns too, {@code
 * ce_time} (in the mapping's zone), {@code ce_id} and so on, if the data has no key of that name.
 */
final class CloudEventFormat implements RecordFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern JSON_TYPE =
      Pattern.compile(
          "(application|text)/(json|[\\w.+-]+\\+json)( *;.*)?", Pattern.CASE_INSENSITIVE);
  private static final String PREFIX = "ce_";

  private final List<String> columns;
  private final List<String> attributes;
  private final ZoneId zone;

  CloudEventFormat(FeedMapping mapping) {
    this.columns = BatchReading.columns(mapping);
    this.attributes = columns.stream().filter(column -> column.startsWith(PREFIX)).toList();
    this.zone = mapping.zone();
  }

  @Override
  public Optional<RowChange> read(ConsumerRecord<byte[], byte[]> record) {
    CloudEvent event;
    try {
      event = KafkaMessageFactory.createReader(record).toEvent();
    } catch (RuntimeException e) { // the library's own, Jackson's, and those of dates and addresses
      return Optional.of(
          new RowChange.Refused(
              Origins.of(record), RejectReason.MALFORMED, "", "no CloudEvent: " + problem(e)));
    }
    String label = "CloudEvent '%s' of '%s'".formatted(event.getId(), event.getSource());
    return Optional.of(told(event, Origins.of(record, label, Map.of())));
  }

  private static String problem(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.contains("encoding")
        ? "expected a header ce_specversion (binary mode) or content-type:"
            + " application/cloudevents+json (structured mode); batches have no place on Kafka"
        : message;
  }

  private RowChange told(CloudEvent event, RowChange.Origin origin) {
    String type = event.getDataContentType();
    if (type != null && !JSON_TYPE.matcher(type.strip()).matches()) {
      return new RowChange.Refused(
          origin,
          RejectReason.MALFORMED,
          "",
          "the data is %s, expected application/json".formatted(type));
    }
    CloudEventData data = event.getData();
    if (data == null || data.toBytes().length == 0) {
      return new RowChange.Refused(
          origin, RejectReason.MISSING_VALUE, "", "the CloudEvent has no data, expected a row");
    }
    try {
      return PlainFormat.told(withAttributes(data, event), columns, origin);
    } catch (SourceException e) {
      return new RowChange.Refused(origin, e.reason(), "", e.getMessage());
    }
  }

  private ObjectNode withAttributes(CloudEventData data, CloudEvent event) throws SourceException {
    ObjectNode row = JsonRecord.object(data.toBytes());
    for (String column : attributes) {
      Object value = attribute(event, column.substring(PREFIX.length()));
      if (value != null && !row.has(column)) {
        row.put(column, value instanceof OffsetDateTime time ? text(time) : value.toString());
      }
    }
    return row;
  }

  private static Object attribute(CloudEvent event, String name) {
    return event.getAttributeNames().contains(name)
        ? event.getAttribute(name)
        : event.getExtension(name);
  }

  private String text(OffsetDateTime time) {
    return TIME.format(time.atZoneSameInstant(zone));
  }
}
