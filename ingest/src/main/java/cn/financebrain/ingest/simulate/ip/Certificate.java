package cn.financebrain.ingest.simulate.ip;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.story.BySize;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A qualification of an enterprise.
 *
 * @param years for which it is granted
 */
record Certificate(Firm firm, String kind, String name, int years, LocalDate grantedOn) {
  private static final long CERTIFICATES = 0x63657274L;
  private static final int HIGH_TECH_YEARS = 3;

  static Optional<Certificate> of(City city, Firm firm) {
    Draws draws = Draws.of(city.seed(), CERTIFICATES, firm.number());
    LocalDate day = firm.established().plusDays(draws.between(200, 1_500));
    return switch (firm.industry().section()) {
      case "C", "I", "M", "D" ->
          draws.chance(highTech(firm))
              ? Optional.of(new Certificate(firm, "高新技术企业", "高新技术企业证书", HIGH_TECH_YEARS, day))
              : Optional.empty();
      case "E" ->
          draws.chance(0.6)
              ? Optional.of(new Certificate(firm, "建筑业企业", builder(draws), 5, day))
              : Optional.empty();
      case "K" ->
          draws.chance(0.5)
              ? Optional.of(new Certificate(firm, "行业资质", "房地产开发企业二级资质", 3, day))
              : Optional.empty();
      case "H", "N", "O" ->
          draws.chance(0.05)
              ? Optional.of(new Certificate(firm, "其他", "绿色企业评价证书", 3, day))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static double highTech(Firm firm) {
    return BySize.of(firm.size(), 0.02, 0.15, 0.4, 0.65);
  }

  private static String builder(Draws draws) {
    return draws.pick("建筑工程施工总承包二级", "建筑装修装饰工程专业承包二级", "市政公用工程施工总承包二级", "劳务分包资质");
  }

  String number() {
    return (kind.equals("高新技术企业") ? "GR" : "浙建资") + firm.site().district().code() + firm.number();
  }

  /** The last day of granting or renewing, not after {@code day}, if all goes well. */
  LocalDate lastRenewal(LocalDate day) {
    LocalDate last = grantedOn;
    while (!last.plusYears(years).isAfter(day)) {
      last = last.plusYears(years);
    }
    return last;
  }

  LocalDate validUntil(LocalDate granted) {
    return granted.plusYears(years).minusDays(1);
  }
}
