package cn.financebrain.ingest.simulate.lending;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a local financial organisation may do.
 *
 * @param kind 小额贷款, 农民资金互助, …
 * @param revokedOn when it may no more; of some honest ones too
 */
record Licence(String kind, LocalDate grantedOn, Optional<LocalDate> revokedOn) {
  static Optional<Licence> of(FirmMonth month) {
    Firm firm = month.firm();
    Chronicle chronicle = Chronicle.of(month, "local finance licence");
    Optional<String> kind = kind(firm, chronicle.draws());
    LocalDate granted = firm.established().plusDays(chronicle.draws().between(20, 90));
    Optional<LocalDate> failed =
        chronicle.perhaps(0.8, chronicle.after(firm.story().collapsedOn(), 30, 120));
    Optional<LocalDate> weededOut =
        chronicle.perhaps(0.1, chronicle.someDay()).filter(granted::isBefore);
    boolean scheme = firm.story().raisesMoney();
    return kind.map(of -> new Licence(of, granted, scheme ? failed : weededOut));
  }

  private static Optional<String> kind(Firm firm, Draws draws) {
    String code = firm.industry().code();
    if (firm.kind() == Kind.LOUD_ADVERTISER) {
      return Optional.of(code.equals("6633") ? "典当" : "小额贷款");
    }
    String some = draws.pick("融资担保", "融资租赁", "商业保理", "交易场所", "民间资本管理");
    double at = draws.uniform(0, 1);
    return switch (firm.kind()) {
      case LICENSED_WEALTH_MANAGER -> at < 0.3 ? Optional.of("民间资本管理") : Optional.empty();
      case PONZI_FARMERS_COOP -> at < 0.5 ? Optional.of("农民资金互助") : Optional.empty();
      case HONEST ->
          code.equals("7212") && at < 0.08
              ? Optional.of(some)
              : code.equals("0141") && at < 0.05 ? Optional.of("农民资金互助") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether it holds in the month. */
  boolean holds(FirmMonth month) {
    return Chronicle.reached(month, Optional.of(grantedOn))
        && !Chronicle.reached(month, revokedOn)
        && month.state().operating();
  }
}
