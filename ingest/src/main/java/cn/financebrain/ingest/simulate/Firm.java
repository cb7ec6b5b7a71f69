package cn.financebrain.ingest.simulate;

import cn.financebrain.contract.Uscc;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * An enterprise of the city, as it was made; what changes month by month is {@link MonthState}.
 * Enterprises, people and places are made up.
 *
 * @param number from 1; {@link City#firm} finds it
 * @param formerName what it was called before, where it was renamed before the simulation
 * @param capital registered capital, 10,000 CNY
 * @param paidIn of it, 10,000 CNY
 * @param baseEmployees in an ordinary month
 * @param baseRevenue in an ordinary month, CNY
 * @param licensedFinance whether it holds a licence for what it does with money
 */
public record Firm(
    int number,
    Uscc uscc,
    String name,
    Optional<String> formerName,
    Form form,
    Industry industry,
    Site site,
    People people,
    LocalDate established,
    double capital,
    double paidIn,
    Size size,
    int baseEmployees,
    double baseRevenue,
    boolean licensedFinance,
    Story story) {

  /** Legal form, with the registrars' code and word. */
  public enum Form {
    LIMITED("1100", "有限责任公司", "有限公司"),
    JOINT_STOCK("1200", "股份有限公司", "股份有限公司"),
    PARTNERSHIP("4530", "合伙企业", "合伙企业（有限合伙）"),
    SOLE_OWNER("4540", "个人独资企业", "厂"),
    COOPERATIVE("9100", "农民专业合作社", "专业合作社");

    private final String code;
    private final String title;
    private final String ending;

    Form(String code, String title, String ending) {
      this.code = code;
      this.title = title;
      this.ending = ending;
    }

    public String code() {
      return code;
    }

    public String title() {
      return title;
    }

    /** The end of a name. */
    public String ending() {
      return ending;
    }
  }

  /**
   * Where it sits.
   *
   * @param cluster whether the address is shared out to many (集群登记、托管)
   */
  public record Site(District district, String address, boolean cluster) {}

  /** Keyed hashes of its people; natural persons are never named. */
  public record People(String legalRepHash, String controllerHash, String phoneHash) {}

  public boolean establishedIn(YearMonth month) {
    return YearMonth.from(established).equals(month);
  }

  public Story.Kind kind() {
    return story.kind();
  }
}
