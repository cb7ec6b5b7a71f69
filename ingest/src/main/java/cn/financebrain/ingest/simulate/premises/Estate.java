package cn.financebrain.ingest.simulate.premises;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The real estate of an enterprise over all the time.
 *
 * @param atFirst properties when the window begins
 * @param value of one of them, CNY
 * @param entries of the register, in the order of their days
 */
public record Estate(int atFirst, double value, List<Entry> entries) {
  /** One entry of the register, with what the enterprise has after it. */
  record Entry(LocalDate day, String kind, int properties, int seized) {}

  private static final int LONG_AGO = 2500;

  public static Estate of(FirmMonth month) {
    Chronicle chronicle = Chronicle.of(month, "estate");
    Draws draws = chronicle.draws();
    double value = draws.uniform(2e6, 9e6);
    int properties = properties(month.firm(), draws);
    Optional<LocalDate> acquired = chronicle.earlierDay(LONG_AGO);
    Register register = new Register();
    if (acquired.isPresent() && properties > 0) {
      register.add(acquired, "取得", properties, 0);
    }
    int atFirst = register.properties;
    Story story = month.firm().story();
    if (story.raisesMoney()) {
      scheme(chronicle, story, register);
    } else if (story.strainedOn().isPresent()) {
      strained(chronicle, story, register);
    } else {
      ordinary(chronicle, register, month);
    }
    return new Estate(atFirst, value, register.entries);
  }

  private static int properties(Firm firm, Draws draws) {
    boolean shell = firm.kind() == Story.Kind.SHELL_CLUSTER;
    return switch (firm.size()) {
      case MICRO -> !shell && draws.chance(0.05) ? 1 : 0;
      case SMALL -> draws.chance(0.25) ? draws.between(1, 2) : 0;
      case MEDIUM -> draws.chance(0.7) ? draws.between(1, 4) : 0;
      case LARGE -> draws.chance(0.95) ? draws.between(2, 10) : 0;
    };
  }

  /** Buys while money comes in, moves it away before the end; the rest is seized. */
  private static void scheme(Chronicle chronicle, Story story, Register register) {
    Draws draws = chronicle.draws();
    boolean buys = draws.chance(0.15);
    Optional<LocalDate> bought = chronicle.after(story.promotingOn(), 20, 60);
    Optional<LocalDate> moved = chronicle.after(story.strainedOn(), 3, 15);
    Optional<LocalDate> seized = chronicle.after(story.collapsedOn(), 10, 40);
    if (buys) {
      register.add(bought, "取得", draws.between(1, 2), 0);
    }
    if (draws.chance(0.5)) {
      register.add(moved, "转出", -1, 0);
    }
    register.add(seized, "查封", 0, register.properties);
  }

  /** Sells to pay debts; what is left is seized after the collapse, of some before. */
  private static void strained(Chronicle chronicle, Story story, Register register) {
    Draws draws = chronicle.draws();
    Optional<LocalDate> sold = chronicle.after(story.startedOn(), 3, 25);
    Optional<LocalDate> early = chronicle.after(story.strainedOn(), 8, 25);
    Optional<LocalDate> seized = chronicle.after(story.collapsedOn(), 15, 90);
    Optional<LocalDate> released = chronicle.after(story.recoveredOn(), 5, 60);
    if (draws.chance(0.4)) {
      register.add(sold, "转出", -1, 0);
    }
    if (draws.chance(0.2)) {
      register.add(early, "查封", 0, 1);
      register.add(released, "解封", 0, -register.seized);
    }
    if (story.recoveredOn().isEmpty()) {
      register.add(seized, "查封", 0, register.properties - register.seized);
    }
  }

  private static void ordinary(Chronicle chronicle, Register register, FirmMonth month) {
    Draws draws = chronicle.draws();
    Optional<LocalDate> day = chronicle.someDay();
    Optional<LocalDate> later = chronicle.after(day, 30, 200);
    double at = draws.uniform(0, 1);
    boolean owns = register.properties > 0;
    if (at < (month.firm().size() == Size.MICRO ? 0.006 : 0.05)) {
      register.add(day, "取得", 1, 0);
    } else if (owns && at < 0.12) {
      register.add(day, "转出", -1, 0);
    } else if (owns && at < 0.135) {
      register.add(day, "查封", 0, 1);
      register.add(later, "解封", 0, -1);
    }
  }

  /** Keeps count; leaves out what can't be. */
  private static final class Register {
    private final List<Entry> entries = new ArrayList<>();
    private int properties;
    private int seized;

    void add(Optional<LocalDate> day, String kind, int moreProperties, int moreSeized) {
      boolean possible = moreProperties >= -(properties - seized) && moreSeized <= properties;
      if (day.isPresent() && possible && (moreProperties != 0 || moreSeized != 0)) {
        properties += moreProperties;
        seized += moreSeized;
        entries.add(new Entry(day.get(), kind, properties, seized));
      }
    }
  }
}
