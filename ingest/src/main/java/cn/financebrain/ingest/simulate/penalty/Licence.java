package cn.financebrain.ingest.simulate.penalty;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * The licence that an enterprise has for its line of business.
 *
 * @param years for which it is granted, 0 without limit
 */
record Licence(Firm firm, Kind kind, LocalDate grantedOn, int years) {
  private static final long LICENCES = 0x6c6963656eL;

  enum Sector {
    FINANCE("金融牌照"),
    LOCAL_FINANCE("地方金融组织批文"),
    OPERATING("行业经营许可");

    private final String title;

    Sector(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  record Kind(Sector sector, String name, int years, double share) {}

  static Optional<Licence> of(City city, Firm firm) {
    Draws draws = Draws.of(city.seed(), LICENCES, firm.number());
    Optional<Kind> kind = kind(firm).filter(k -> draws.chance(k.share()));
    return kind.map(
        k -> new Licence(firm, k, firm.established().plusDays(draws.between(15, 150)), k.years()));
  }

  private static Optional<Kind> kind(Firm firm) {
    return firm.licensedFinance()
        ? Optional.of(finance(firm.industry().code()))
        : switch (firm.industry().section()) {
          case "A" -> operating("取水许可证", 5, 0.1);
          case "C" -> ofFactory(firm.industry().code());
          case "D" -> operating("电力业务许可证", 20, 0.3);
          case "E" -> operating("安全生产许可证", 3, 0.7);
          case "F" -> ofTrade(firm.industry().code());
          case "G" -> operating("道路运输经营许可证", 4, 0.9);
          case "H" -> ofHost(firm.industry().code());
          case "I" -> operating("增值电信业务经营许可证", 5, 0.2);
          case "N" -> operating("城市生活垃圾经营性服务许可证", 5, 0.6);
          case "P" -> operating("民办学校办学许可证", 3, 0.6);
          case "Q" -> ofHealth(firm.industry().code());
          case "R" -> operating("高危险性体育项目经营许可证", 5, 0.15);
          default -> Optional.empty();
        };
  }

  private static Kind finance(String industry) {
    return switch (industry) {
      case "6633" -> new Kind(Sector.LOCAL_FINANCE, "典当经营许可证", 6, 1);
      case "6635" -> new Kind(Sector.LOCAL_FINANCE, "小额贷款公司批复", 0, 1);
      default -> new Kind(Sector.FINANCE, "经营证券期货业务许可证（基金销售）", 0, 1);
    };
  }

  private static Optional<Kind> ofFactory(String industry) {
    return industry.equals("2319") ? operating("印刷经营许可证", 6, 0.95) : operating("排污许可证", 5, 0.2);
  }

  private static Optional<Kind> ofTrade(String industry) {
    return switch (industry) {
      case "5127" -> operating("食品经营许可证", 5, 0.95);
      case "5211" -> operating("烟草专卖零售许可证", 5, 0.6);
      default -> operating("危险化学品经营许可证", 3, 0.02);
    };
  }

  private static Optional<Kind> ofHost(String industry) {
    return industry.equals("6110")
        ? operating("特种行业许可证（旅馆业）", 0, 0.95)
        : operating("食品经营许可证", 5, 0.95);
  }

  /** Homes for the old are recorded, not licensed. */
  private static Optional<Kind> ofHealth(String industry) {
    return industry.equals("8425") ? operating("医疗机构执业许可证", 5, 0.95) : Optional.empty();
  }

  private static Optional<Kind> operating(String name, int years, double share) {
    return Optional.of(new Kind(Sector.OPERATING, name, years, share));
  }

  /** Changes of one licence have one number. */
  String number() {
    return String.format(
        Locale.ROOT,
        "%s%s%07d",
        kind.sector() == Sector.OPERATING ? "浙温许" : "浙金",
        firm.site().district().code(),
        firm.number());
  }

  /** The last day on which it is granted or renewed, not after {@code day}, if all goes well. */
  LocalDate lastRenewal(LocalDate day) {
    LocalDate last = grantedOn;
    while (years > 0 && !last.plusYears(years).isAfter(day)) {
      last = last.plusYears(years);
    }
    return last;
  }

  /** End of what was granted on that day; empty without limit. */
  Optional<LocalDate> validUntil(LocalDate granted) {
    return years == 0 ? Optional.empty() : Optional.of(granted.plusYears(years).minusDays(1));
  }
}
