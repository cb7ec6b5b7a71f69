package cn.financebrain.ingest.simulate.justice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A civil suit of an enterprise and what became of it.
 *
 * @param role what the enterprise is in it
 * @param amount in dispute, CNY
 * @param plaintiff keyed hash, of natural persons only
 * @param hopeless whether it comes from the enterprise's trouble, so that it can't pay
 */
record Suit(
    String number,
    LocalDate filedOn,
    Role role,
    String cause,
    double amount,
    Plaintiff kind,
    Optional<String> plaintiff,
    boolean hopeless,
    Optional<Judgment> judgment,
    Optional<Enforcement> enforcement) {

  enum Role {
    DEFENDANT("被告"),
    PLAINTIFF("原告");

    private final String title;

    Role(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  enum Plaintiff {
    PERSON("自然人"),
    ENTERPRISE("企业"),
    BANK("银行");

    private final String title;

    Plaintiff(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * @param awarded against the loser, CNY
   */
  record Judgment(LocalDate on, String outcome, double awarded) {
    boolean mustPay() {
      return awarded > 0 && !outcome.equals("胜诉");
    }
  }

  /**
   * What the court does to make the enterprise pay.
   *
   * @param amount CNY
   * @param closing absent while the case is open
   */
  record Enforcement(
      String number,
      LocalDate filedOn,
      double amount,
      boolean hopeless,
      Optional<Closing> closing) {}

  /**
   * @param discharged paid or waived, CNY
   */
  record Closing(LocalDate on, String outcome, double discharged) {
    boolean paid() {
      return outcome.equals("执行完毕") || outcome.equals("执行和解");
    }
  }
}
