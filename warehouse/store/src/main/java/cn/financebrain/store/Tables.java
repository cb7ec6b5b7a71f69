package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.DeadLetterRow;
import static cn.financebrain.store.WarehouseRow.DeadLetterStepRow;
import static cn.financebrain.store.WarehouseRow.EnterpriseRow;
import static cn.financebrain.store.WarehouseRow.EventRow;
import static cn.financebrain.store.WarehouseRow.LabelRow;
import static cn.financebrain.store.WarehouseRow.PeerRow;
import static cn.financebrain.store.WarehouseRow.ProgressRow;
import static cn.financebrain.store.WarehouseRow.TagChangeRow;
import static cn.financebrain.store.WarehouseRow.TagRow;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.util.List;
import java.util.stream.Stream;

/** The tables with one column a value; those with reasons are in {@link ScoreTables}. */
final class Tables {
  /** The first and the last day that a Date32 can say: 1900-01-01 and 2299-12-31. */
  private static final long FIRST_DATE = -25_567;

  private static final long LAST_DATE = 120_529;

  static final Table<EventRow> EVENT =
      new Table<>(
          "event_log",
          List.of(
              "enterprise",
              "source",
              "id",
              "revision",
              "type",
              "category",
              "event_time",
              "available_time",
              "arrival_time",
              "retracted",
              "release",
              "data",
              "log_partition",
              "log_offset",
              "precedence"),
          Tables::event);

  static final Table<EnterpriseRow> ENTERPRISE =
      new Table<>(
          "enterprise_log",
          List.of(
              "enterprise",
              "name",
              "region",
              "industry",
              "enrolled",
              "log_partition",
              "log_offset"),
          Tables::enterprise);

  static final Table<TagChangeRow> TAG_CHANGE =
      new Table<>(
          "enterprise_tag_change_log",
          List.of("enterprise", "tag", "as_of", "before", "after", "log_partition", "log_offset"),
          Tables::tagChange);

  static final Table<DeadLetterRow> DEAD_LETTER =
      new Table<>(
          "dead_letter_log",
          List.of(
              "feed",
              "location",
              "position",
              "field",
              "reason",
              "detail",
              "raw",
              "refused_at",
              "header"),
          Tables::deadLetter);

  static final Table<DeadLetterStepRow> DEAD_LETTER_STEP =
      new Table<>(
          "dead_letter_step_log",
          List.of(
              "letter",
              "at",
              "action",
              "person",
              "reason",
              "feed",
              "before",
              "changed_column",
              "changed_from",
              "changed_to",
              "fate",
              "event_id"),
          Tables::letterStep);

  static final Table<PeerRow> PEER_EPOCH =
      new Table<>(
          "peer_epoch_log",
          List.of("tag", "codes", "epoch", "definition", "members", "mean", "deviation"),
          Tables::peers);

  static final Table<LabelRow> LABEL =
      new Table<>(
          "label_log",
          List.of(
              "enterprise",
              "risk",
              "positive",
              "as_of",
              "known_at",
              "selection",
              "source",
              "withdrawn"),
          Tables::label);

  static final Table<ProgressRow> PROGRESS =
      new Table<>(
          "log_progress_log",
          List.of("log_partition", "log_offset", "at"),
          (out, row) -> {
            position(out, row.position());
            out.time(row.at());
          });

  private Tables() {}

  /** The wide table: the fixed columns and one a tag. */
  static Table<TagRow> tags(List<TagSpec> catalogue) {
    return new Table<>(
        "enterprise_tag_log",
        Stream.concat(TagColumns.FIXED.stream(), catalogue.stream().map(TagSpec::id)).toList(),
        (out, row) -> tags(out, row, catalogue));
  }

  static void position(RowBinary out, LogPosition position) {
    out.int32(position.partition());
    out.int64(position.offset());
  }

  private static void event(RowBinary out, EventRow row) {
    EnterpriseEvent event = row.event();
    out.text(event.enterprise().text());
    out.text(event.key().source());
    out.text(event.key().id());
    out.int32(event.revision());
    out.text(event.type());
    out.text(event.category().id());
    out.time(event.eventTime());
    out.time(event.availableTime());
    out.time(event.arrivalTime());
    out.flag(event.retracted());
    out.int32(event.release());
    out.utf8(EventData.toJson(event.data()));
    position(out, row.position());
    precedence(out, row);
  }

  /** A UInt128 that is greater for what was available earlier, then for what came earlier. */
  private static void precedence(RowBinary out, EventRow row) {
    long available = Micros.of(row.event().availableTime());
    out.int64(~row.position().offset());
    out.int64(~available ^ Long.MIN_VALUE); // signed order made unsigned, and turned round
  }

  private static void enterprise(RowBinary out, EnterpriseRow row) {
    out.text(row.enterprise().text());
    out.text(row.name());
    out.text(row.region());
    out.text(row.industry());
    out.flag(row.enrolled());
    position(out, row.position());
  }

  private static void tags(RowBinary out, TagRow row, List<TagSpec> catalogue) {
    if (row.values().size() != catalogue.size()) {
      throw new IllegalArgumentException(
          "%s has %d tag values, expected the catalogue's %d"
              .formatted(row.enterprise(), row.values().size(), catalogue.size()));
    }
    out.text(row.enterprise().text());
    out.time(row.asOf());
    out.int32(row.release());
    position(out, row.position());
    int place = 0;
    for (TagValue value : row.values()) {
      tag(out, value, catalogue.get(place++));
    }
  }

  private static void tag(RowBinary out, TagValue value, TagSpec spec) {
    if (value instanceof TagValue.Missing) {
      out.missing();
      return;
    }
    out.present();
    if (value instanceof TagValue.Quantity quantity && spec.kind() == TagSpec.Kind.QUANTITY) {
      out.float64(quantity.value());
    } else if (value instanceof TagValue.Code code && spec.kind() == TagSpec.Kind.CODE) {
      out.text(code.value());
    } else if (value instanceof TagValue.Truth truth && spec.kind() == TagSpec.Kind.TRUTH) {
      out.flag(truth.value());
    } else {
      throw new IllegalArgumentException(
          "tag %s has value %s, expected a %s"
              .formatted(spec.id(), value, TagText.kind(spec.kind())));
    }
  }

  private static void tagChange(RowBinary out, TagChangeRow row) {
    out.text(row.enterprise().text());
    out.text(row.tag());
    out.time(row.asOf());
    out.nullableText(TagText.of(row.before()));
    out.nullableText(TagText.of(row.after()));
    position(out, row.position());
  }

  /** A day counted from 1970-01-01 as a Date32. */
  static void date(RowBinary out, long day) {
    out.int32((int) Math.max(FIRST_DATE, Math.min(LAST_DATE, day)));
  }

  private static void peers(RowBinary out, PeerRow row) {
    out.text(row.tag());
    out.texts(row.codes());
    date(out, row.day());
    out.text(row.definition());
    out.int64(row.members());
    out.float64(row.mean());
    out.float64(row.deviation());
  }

  private static void label(RowBinary out, LabelRow row) {
    out.text(row.enterprise().text());
    out.text(row.risk().id());
    out.flag(row.positive());
    out.time(row.asOf());
    out.time(row.knownAt());
    out.text(Codes.of(row.selection()));
    out.text(row.source());
    out.flag(row.withdrawn());
  }

  private static void deadLetter(RowBinary out, DeadLetterRow row) {
    DeadLetter letter = row.letter();
    out.text(letter.feed());
    out.text(letter.location());
    out.int64(letter.position());
    out.text(letter.column());
    out.text(Codes.of(letter.reason()));
    out.text(letter.detail());
    out.text(letter.raw());
    out.time(letter.at());
    out.texts(letter.header());
  }

  private static void letterStep(RowBinary out, DeadLetterStepRow row) {
    LetterStep step = row.step();
    out.text(step.letter());
    out.time(step.at());
    out.text(Codes.of(step.action()));
    out.text(step.person());
    out.text(step.reason());
    out.text(step.feed());
    out.text(step.before());
    out.texts(step.changes().stream().map(LetterStep.Change::column).toList());
    out.texts(step.changes().stream().map(LetterStep.Change::from).toList());
    out.texts(step.changes().stream().map(LetterStep.Change::to).toList());
    out.text(step.fate());
    out.texts(step.events());
  }
}
