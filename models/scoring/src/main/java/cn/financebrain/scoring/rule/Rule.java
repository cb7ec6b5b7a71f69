package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A rule of a book, as it is written.
 *
 * @param effect what it does while its condition holds
 * @param basis the legal basis, such as an article of Order 737
 * @param author who answers for it
 * @param since first day on which it is effective, in UTC+8 on the clock of the log
 * @param until last day on which it is
 * @param condition in CEL; a missing tag makes it unknown, and unknown does not fire
 */
public record Rule(
    String id,
    Risk risk,
    Effect effect,
    String chinese,
    String english,
    String basis,
    String author,
    LocalDate since,
    LocalDate until,
    String condition) {
  /** The first and the last day of a rule that names none. */
  public static final LocalDate ALWAYS_SINCE = LocalDate.EPOCH;

  public static final LocalDate ALWAYS_UNTIL = LocalDate.of(2299, 12, 31);

  public Rule {
    if (until.isBefore(since)) {
      throw new IllegalArgumentException(
          "until %s is before since %s, expected the same day or later".formatted(until, since));
    }
  }

  /** What a rule does while it holds. */
  public sealed interface Effect {
    /**
     * Raises an alert, whatever a model says.
     *
     * @param band the least band of the alert
     */
    record Hard(Band band) implements Effect {}

    /**
     * Adds to the index that a model gives.
     *
     * @param points −40 to 40, not 0
     */
    record Points(int points) implements Effect {
      private static final int MOST = 40;

      public Points {
        if (points == 0 || Math.abs(points) > MOST) {
          throw new IllegalArgumentException(
              "points %d, expected -%d to %d and not 0".formatted(points, MOST, MOST));
        }
      }
    }

    /** Forbids alerts that come from an index; hard rules go on. */
    record Veto() implements Effect {}

    /**
     * A veto for some enterprises.
     *
     * @param reason why they are trusted
     */
    record Whitelist(Set<EnterpriseId> enterprises, String reason) implements Effect {
      public Whitelist {
        enterprises = Set.copyOf(enterprises);
      }
    }
  }

  /** Whether it is effective on the day of an instant. */
  boolean isEffective(Instant at) {
    long day = DayBegins.dayOf(at);
    return since.toEpochDay() <= day && day <= until.toEpochDay();
  }

  /** The least band of alerts that it raises; green where it raises none. */
  public Band band() {
    return effect instanceof Effect.Hard hard ? hard.band() : Band.GREEN;
  }

  RuleSpec spec() {
    return new RuleSpec(id, risk, band(), chinese, english, basis);
  }
}
