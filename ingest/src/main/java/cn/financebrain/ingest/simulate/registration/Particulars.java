package cn.financebrain.ingest.simulate.registration;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.books.Habits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What the register says beside the entry itself, in the registrar's codes and words. */
record Particulars(Firm firm, Draws habit) {
  static Particulars of(FirmMonth month) {
    return new Particulars(month.firm(), Habits.of(month, "particulars of the register"));
  }

  /** Item of the type (小类). */
  String item() {
    return switch (firm.form()) {
      case LIMITED -> "1100";
      case JOINT_STOCK -> "1200";
      case PARTNERSHIP -> "4530";
      case SOLE_OWNER -> "4540";
      case COOPERATIVE -> "9100";
    };
  }

  /** Minor class of the type (细类): held by people or by enterprises, of one or of several. */
  String minor() {
    return switch (firm.form()) {
      case LIMITED ->
          firm.people().legalRepHash().equals(firm.people().controllerHash()) ? "1151" : "1130";
      case JOINT_STOCK -> "1223";
      case PARTNERSHIP -> "4531";
      case SOLE_OWNER -> "4540";
      case COOPERATIVE -> "9100";
    };
  }

  /** Only partnerships and sole owners have one; null for others. */
  String composition() {
    return switch (firm.form()) {
      case PARTNERSHIP -> "有限合伙";
      case SOLE_OWNER -> firm.number() % 2 == 0 ? "个人经营" : "家庭经营";
      case LIMITED, JOINT_STOCK, COOPERATIVE -> null;
    };
  }

  /** Was asked for until the reform of 2014; null for younger ones. */
  String operation() {
    if (firm.established().getYear() >= 2014) {
      return null;
    }
    return switch (firm.industry().section()) {
      case "A", "C" -> "自产自销";
      case "F" -> firm.number() % 3 == 0 ? "批发" : "零售";
      default -> "服务";
    };
  }

  /** The registrar's mark by line of business; null where it marks nothing. */
  String riskIndustry() {
    return switch (firm.industry().section()) {
      case "J" -> "金融服务类";
      case "L" -> "投资咨询类";
      case "K" -> "房地产类";
      case "Q" -> "养老服务类";
      default -> null;
    };
  }

  /** By the catalogue of industries for foreign investment; null for others. */
  String project(boolean foreign) {
    return foreign ? "C".equals(firm.industry().section()) ? "鼓励类" : "允许类" : null;
  }

  /** The registrar's officers divide a district among themselves. */
  String post(String district) {
    int officer = 1 + Math.floorMod(firm.number() * 31, 24);
    return String.format(Locale.ROOT, "%s%03d", district, officer);
  }

  /** Where goods are stored or people received, keyed: one place, one hash. */
  static String premises(City city, String address) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest((city.seed() + " " + address).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** News that the registrar's media service counted, of one kind. */
  int news(double expected) {
    return habit.poisson(expected);
  }
}
