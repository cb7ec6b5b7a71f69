package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.justice.Suit.Closing;
import cn.financebrain.ingest.simulate.justice.Suit.Enforcement;
import cn.financebrain.ingest.simulate.justice.Suit.Judgment;
import java.time.LocalDate;
import java.util.Optional;

/** Whether what was awarded is paid, and how it ends if not; drawn before it is known. */
final class Enforcements {
  private final boolean hopeless;
  private final boolean pays;
  private final int toFile;
  private final double interest;
  private final boolean open;
  private final int toClose;
  private final String outcome;
  private final double discharged;

  Enforcements(Firm firm, boolean ofTrouble, boolean hopeless, Draws draws) {
    this.hopeless = hopeless;
    this.pays = !draws.chance(hopeless ? 0.8 : ofTrouble ? 0.6 : 0.06);
    this.toFile = draws.between(20, 80);
    this.interest = draws.uniform(1, 1.08);
    this.open = draws.chance(hopeless ? 0.15 : 0.03);
    this.toClose = hopeless ? draws.between(80, 180) : draws.between(15, 120);
    double at = draws.uniform(0, 1);
    boolean bankrupt = firm.story().collapsedOn().isPresent() && at > 0.93;
    this.outcome =
        hopeless ? bankrupt ? "终结执行" : "终结本次执行" : at < 0.78 ? "执行完毕" : at < 0.95 ? "执行和解" : "驳回申请";
    this.discharged = hopeless ? draws.uniform(0, 0.15) : outcome.equals("驳回申请") ? 0 : 1;
  }

  Optional<Enforcement> of(Judgment judgment, String number) {
    if (pays || !judgment.mustPay()) {
      return Optional.empty();
    }
    LocalDate filedOn = judgment.on().plusDays(toFile);
    double amount = judgment.awarded() * interest;
    return Optional.of(
        new Enforcement(
            number,
            filedOn,
            amount,
            hopeless,
            open
                ? Optional.empty()
                : Optional.of(
                    new Closing(filedOn.plusDays(toClose), outcome, discharged * amount))));
  }
}
