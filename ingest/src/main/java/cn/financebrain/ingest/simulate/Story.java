package cn.financebrain.ingest.simulate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What becomes of an enterprise: the truth behind its rows. Dates that the story does not have are
 * absent; dates that it has may lie after the end of the simulation.
 *
 * @param group number of the cluster or circle it belongs to, 0 if none
 * @param place its place in the group, from 0; a guarantee circle falls in this order
 * @param raisesMoney whether it takes money from the public against the law
 * @param startedOn when the trouble or the scheme begins, unseen
 * @param promotingOn when a scheme goes to the public, or a loud but honest enterprise begins
 * @param strainedOn when it can't pay all that is due for the first time
 * @param collapsedOn when it stops paying
 * @param recoveredOn when a hardship is over
 * @param closedOn when it leaves the register or is given up
 */
public record Story(
    Kind kind,
    int group,
    int place,
    boolean raisesMoney,
    Optional<LocalDate> startedOn,
    Optional<LocalDate> promotingOn,
    Optional<LocalDate> strainedOn,
    Optional<LocalDate> collapsedOn,
    Optional<LocalDate> recoveredOn,
    Optional<LocalDate> closedOn) {

  /** The stories there are. */
  public enum Kind {
    HONEST,
    /** A shop that sells "wealth products" with promised yield. */
    PONZI_WEALTH_SHOP,
    /** Beds and memberships of an old people's home, sold with yield. */
    PONZI_ELDERLY_CARE,
    /** A farmers' cooperative that takes deposits from people who are no members. */
    PONZI_FARMERS_COOP,
    /** A private fund or limited partnership that is sold to everybody. */
    PONZI_PRIVATE_EQUITY,
    /** Prepaid cards with rebates. */
    PONZI_PREPAID_CARD,
    /** Empty companies with one address, one telephone and one person behind them. */
    SHELL_CLUSTER,
    /** Enterprises that guarantee each other's loans and fall one after another. */
    GUARANTEE_CIRCLE,
    /** A failure that begins with less power, fewer invoices, fewer staff. */
    QUIET_FAILURE,
    /** Looks like a wealth shop, but has a licence. */
    LICENSED_WEALTH_MANAGER,
    /** Looks like a scheme for the old, but builds and runs homes. */
    GROWING_ELDERLY_HOME,
    /** Advertises like a bank, and may. */
    LOUD_ADVERTISER,
    /** Bad months that pass. */
    HARDSHIP;

    public boolean ponzi() {
      return compareTo(PONZI_WEALTH_SHOP) >= 0 && compareTo(PONZI_PREPAID_CARD) <= 0;
    }

    public boolean suspiciousButHonest() {
      return this == LICENSED_WEALTH_MANAGER
          || this == GROWING_ELDERLY_HOME
          || this == LOUD_ADVERTISER;
    }
  }

  /** A story in which nothing happens. */
  public static Story honest() {
    return new Story(
        Kind.HONEST,
        0,
        0,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether {@code day} is at or after the date, where there is one. */
  static boolean reached(Optional<LocalDate> date, LocalDate day) {
    return date.isPresent() && !day.isBefore(date.get());
  }

  /** Whether it takes money from the public by {@code day}. */
  public boolean fundraisingBy(LocalDate day) {
    return raisesMoney && reached(promotingOn, day);
  }

  /** Whether it has stopped paying its debts by {@code day}. */
  public boolean defaultBy(LocalDate day) {
    return reached(collapsedOn, day);
  }
}
