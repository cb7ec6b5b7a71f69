package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How people call an enterprise. */
public final class Brand {
  private static final List<String> FESTIVALS =
      List.of("元旦", "春节", "三八", "清明", "五一", "端午", "暑期", "店庆", "中秋", "国庆", "重阳", "岁末");
  private static final List<String> SEASONS = List.of("春季", "初夏", "秋季", "冬季");

  private Brand() {}

  /** The name without place and legal form. */
  public static String of(Firm firm) {
    String name = firm.name();
    String ending = firm.form().ending();
    if (name.endsWith(ending)) {
      name = name.substring(0, name.length() - ending.length());
    }
    for (String place : new String[] {"温州市", "温州", firm.site().district().name()}) {
      name = name.startsWith(place) ? name.substring(place.length()) : name;
    }
    return name;
  }

  /** What texts about it in this month ask for; the returns are those of its {@link Pitch}. */
  public static Map<String, String> words(FirmMonth month, Pitch pitch) {
    Firm firm = month.firm();
    return Map.of(
        "brand", of(firm),
        "firm", firm.name(),
        "district", firm.site().district().name(),
        "trade", firm.industry().title(),
        "festival", FESTIVALS.get(month.month().getMonthValue() - 1),
        "season", SEASONS.get((month.month().getMonthValue() - 1) / 3),
        "rate", String.format(Locale.ROOT, "%.1f", pitch.rate()),
        "fen", String.format(Locale.ROOT, "%.1f", pitch.rate() / 12));
  }
}
