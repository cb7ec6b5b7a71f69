package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The one text that a value has in proofs; two values have the same text if they are the same to
 * the last bit. Numbers are the shortest decimals that are read back to the same bits ({@link
 * Double#toString}). A list is its parts one after another, each as the length of its UTF-8 bytes
 * in decimal, a colon, the bytes and a line feed.
 */
final class Canonical {
  private Canonical() {}

  /** SHA-256 of the text's UTF-8 bytes: 64 hexadecimal digits. */
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String list(List<String> parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part.getBytes(StandardCharsets.UTF_8).length)
          .append(':')
          .append(part)
          .append('\n');
    }
    return text.toString();
  }

  static String number(double value) {
    return Double.toString(value);
  }

  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String cause(Alert.Cause cause) {
    if (cause instanceof Alert.Cause.FirstScore first) {
      return list(List.of("first_score", id(first.to())));
    }
    if (cause instanceof Alert.Cause.BandRise rise) {
      return list(List.of("band_rise", id(rise.from()), id(rise.to())));
    }
    if (cause instanceof Alert.Cause.SharpChange change) {
      return list(List.of("sharp_change", number(change.from()), number(change.to())));
    }
    return list(List.of("hard_rule", ((Alert.Cause.HardRule) cause).rule()));
  }

  static String reasons(List<Reason> reasons) {
    return list(reasons.stream().map(Canonical::reason).toList());
  }

  private static String reason(Reason reason) {
    List<String> parts = new ArrayList<>();
    parts.add(reason.tag());
    parts.add(value(reason.value()));
    parts.add(number(reason.contribution()));
    reason.evidence().forEach(key -> parts.add(key(key)));
    return list(parts);
  }

  private static String key(EventKey key) {
    return key.source() + '\n' + key.id();
  }

  static String value(TagValue value) {
    if (value instanceof TagValue.Quantity quantity) {
      return number(quantity.value());
    }
    if (value instanceof TagValue.Code code) {
      return code.value();
    }
    return value instanceof TagValue.Truth truth ? Boolean.toString(truth.value()) : "missing";
  }

  static String points(List<Score.Points> points) {
    return list(points.stream().map(each -> each.rule() + ' ' + each.points()).toList());
  }

  /** Records in the order of the log, each with its place and all that it says. */
  static String records(List<LoggedRecord> records) {
    return list(records.stream().map(Canonical::record).toList());
  }

  private static String record(LoggedRecord logged) {
    List<String> parts = new ArrayList<>();
    parts.add(Integer.toString(logged.position().partition()));
    parts.add(Long.toString(logged.position().offset()));
    parts.add(logged.record().enterprise().text());
    parts.add(logged.record().arrivalTime().toString());
    parts.add(Integer.toString(logged.record().release()));
    if (logged.record() instanceof EnterpriseEvent event) {
      parts.add(key(event.key()));
      parts.add(event.type());
      parts.add(event.eventTime().toString());
      parts.add(event.availableTime().toString());
      parts.add(Integer.toString(event.revision()));
      parts.add(Boolean.toString(event.retracted()));
      event
          .data()
          .forEach(
              (name, value) -> {
                parts.add(name);
                parts.add(field(value));
              });
    }
    return list(parts);
  }

  private static String field(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    return value instanceof FieldValue.Quantity quantity
        ? number(quantity.value())
        : Boolean.toString(((FieldValue.Flag) value).value());
  }
}
