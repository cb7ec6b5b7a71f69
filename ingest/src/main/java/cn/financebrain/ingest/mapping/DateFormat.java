package cn.financebrain.ingest.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to write a date. */
public sealed interface DateFormat {

  /** The date and time in the zone, or nothing if the text is not written this way. */
  Optional<LocalDateTime> parse(String text, ZoneId zone, Instant reference);

  /** A pattern of {@link DateTimeFormatter}; a date without time is its midnight. */
  record Written(String pattern, DateTimeFormatter formatter) implements DateFormat {

    /**
     * @throws IllegalArgumentException if the pattern is not one, or one that names no day
     */
    public static Written of(String pattern) {
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      Written format = new Written(pattern, formatter);
      if (format.parse(written(formatter), ZoneOffset.UTC, Instant.EPOCH).isEmpty()) {
        throw new IllegalArgumentException("no day in the date pattern '%s'".formatted(pattern));
      }
      return format;
    }

    private static String written(DateTimeFormatter formatter) {
      try {
        return formatter.format(Instant.EPOCH.atZone(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("no pattern of dates", e);
      }
    }

    @Override
    public Optional<LocalDateTime> parse(String text, ZoneId zone, Instant reference) {
      try {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return Optional.ofNullable(date)
            .map(day -> day.atTime(time == null ? LocalTime.MIDNIGHT : time));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /** Chinese dates that count back from the reference, such as {@code 14小时前}. */
  record Relative() implements DateFormat {
    private static final Pattern BACK = Pattern.compile("(\\d{1,4})\\s*(分钟|小时|天|日|周)前");

    @Override
    public Optional<LocalDateTime> parse(String text, ZoneId zone, Instant reference) {
      Duration back = back(text);
      return back == null
          ? Optional.empty()
          : Optional.of(LocalDateTime.ofInstant(reference.minus(back), zone));
    }

    private static Duration back(String text) {
      return switch (text) {
        case "刚刚" -> Duration.ZERO;
        case "昨天" -> Duration.ofDays(1);
        case "前天" -> Duration.ofDays(2);
        default -> counted(text);
      };
    }

    private static Duration counted(String text) {
      Matcher matcher = BACK.matcher(text);
      if (!matcher.matches()) {
        return null;
      }
      int count = Integer.parseInt(matcher.group(1));
      return switch (matcher.group(2)) {
        case "分钟" -> Duration.ofMinutes(count);
        case "小时" -> Duration.ofHours(count);
        case "周" -> Duration.ofDays(7L * count);
        default -> Duration.ofDays(count);
      };
    }
  }
}
