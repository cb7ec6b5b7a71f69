package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Firm;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** The basic court of an enterprise's district. */
final class Court {
  private Court() {}

  static String name(Firm firm) {
    String district = firm.site().district().name();
    return (district.endsWith("区") ? "温州市" : "") + district + "人民法院";
  }

  /**
   * A case number such as （2026）浙0302民初1203号, different for each suit of each enterprise.
   *
   * @param kind 民初, 执, 刑初, 破
   * @param month in which the quarrel came up
   * @param place of the case among those of the enterprise and month, below 100
   */
  static String number(Firm firm, String kind, LocalDate filedOn, YearMonth month, int place) {
    String code = firm.site().district().code().substring(2);
    long months = month.getYear() % 10 * 12L + month.getMonthValue();
    long serial = firm.number() * 20_000L + months * 100 + place;
    return String.format(Locale.ROOT, "（%d）浙%s%s%d号", filedOn.getYear(), code, kind, serial);
  }
}
