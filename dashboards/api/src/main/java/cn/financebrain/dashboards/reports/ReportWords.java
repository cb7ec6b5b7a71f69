package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.dashboards.catalogue.DistrictNames;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.TagNames;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a report calls things in its language; what has no name is called by its id. */
final class ReportWords {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZONE);
  private static final Map<Band, String> ENGLISH_BANDS =
      Map.of(
          Band.RED, "red",
          Band.ORANGE, "orange",
          Band.YELLOW, "yellow",
          Band.BLUE, "blue",
          Band.GREEN, "green");
  private static final Map<String, DistrictNames.DistrictName> DISTRICTS =
      DistrictNames.all().stream()
          .collect(Collectors.toMap(DistrictNames.DistrictName::code, Function.identity()));

  private final Locale language;
  private final TagNames tags;

  ReportWords(Locale language, TagNames tags) {
    this.language = language;
    this.tags = tags;
  }

  boolean isChinese() {
    return !language.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  String say(String chinese, String english) {
    return isChinese() ? chinese : english;
  }

  String say(Wording wording) {
    return wording.in(language);
  }

  /** In China's time, to the minute. */
  String time(Instant at) {
    return MINUTE.format(at);
  }

  String day(Instant at) {
    return DAY.format(at);
  }

  String risk(Risk risk) {
    return say(risk.chinese(), risk.english());
  }

  String band(Band band) {
    return say(band.chinese(), ENGLISH_BANDS.get(band));
  }

  /** Empty stands for no score. */
  String band(Optional<Band> band) {
    return band.map(this::band).orElseGet(() -> say("未评分", "no score"));
  }

  /** Of a code of any length: the name of its district, and the whole code where it is longer. */
  String region(String code) {
    if (code.isEmpty()) {
      return say("未知", "unknown");
    }
    DistrictNames.DistrictName known =
        DISTRICTS.get(code.length() > 6 ? code.substring(0, 6) : padded(code));
    if (known == null) {
      return code;
    }
    String name = say(known.chinese(), known.english());
    return code.length() > 6 ? name + ' ' + code : name;
  }

  private static String padded(String code) {
    return code + "0".repeat(6 - code.length());
  }

  /** Of what a report is about: nothing stands for the whole city. */
  String area(String prefix) {
    return prefix.isEmpty() ? say("全市", "the whole city") : region(prefix);
  }

  String industry(String code) {
    return code.isEmpty()
        ? say("未知", "unknown")
        : Industries.sectionOf(code).map(this::say).orElse(code);
  }

  String tag(String id) {
    return tags.find(id)
        .map(spec -> say(spec.chinese(), spec.english()))
        .filter(name -> !name.isEmpty())
        .orElse(id);
  }

  String tags(List<String> ids) {
    return ids.stream().map(this::tag).collect(Collectors.joining(say("、", ", ")));
  }

  String value(TagValue value, Optional<TagSpec> spec) {
    if (value instanceof TagValue.Quantity quantity) {
      String number = number(quantity.value());
      String unit = spec.map(TagSpec::unit).orElse("");
      return unit.isEmpty() ? number : number + ' ' + unit;
    }
    if (value instanceof TagValue.Code code) {
      return code.value();
    }
    if (value instanceof TagValue.Truth truth) {
      return truth.value() ? say("是", "yes") : say("否", "no");
    }
    return say("缺失", "missing");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }
}
