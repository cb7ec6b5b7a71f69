package cn.financebrain.dashboards.account;

/**
 * How much work a hash of a password is; a bean, so that tests that sign in hundreds of times can
 * do with less, and no setting, so that nobody else can.
 *
 * @param log2 of bcrypt's rounds
 */
public record PasswordCost(int log2) {
  /** OWASP's Password Storage Cheat Sheet asks for 10 or more. */
  public static final PasswordCost USUAL = new PasswordCost(12);
}
