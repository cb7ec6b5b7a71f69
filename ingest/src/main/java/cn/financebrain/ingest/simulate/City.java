package cn.financebrain.ingest.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;

/** The population of a simulation, and who is tied to whom. The same arguments, the same city. */
public final class City {
  private static final long PERSONS = 0x70657273L;

  private final long seed;
  private final YearMonth first;
  private final YearMonth last;
  private final List<Firm> firms;
  private final Ties ties;

  City(long seed, YearMonth first, YearMonth last, List<Firm> firms, Ties ties) {
    this.seed = seed;
    this.first = first;
    this.last = last;
    this.firms = List.copyOf(firms);
    this.ties = ties;
  }

  /**
   * @param enterprises 1 to 999,999
   * @param months length of the window, at least 1
   * @param end last month of the window
   */
  public static City of(long seed, int enterprises, int months, YearMonth end) {
    if (enterprises < 1 || enterprises > 999_999 || months < 1) {
      throw new IllegalArgumentException(
          "%d enterprises for %d months, expected 1 to 999,999 for 1 or more"
              .formatted(enterprises, months));
    }
    return new Population(seed, enterprises, end.minusMonths(months - 1L), end).city();
  }

  public long seed() {
    return seed;
  }

  /** First month of the window. */
  public YearMonth first() {
    return first;
  }

  /** Last month of the window. */
  public YearMonth last() {
    return last;
  }

  public LocalDate firstDay() {
    return first.atDay(1);
  }

  public LocalDate lastDay() {
    return last.atEndOfMonth();
  }

  /** All enterprises by number, also those that are established later in the window. */
  public List<Firm> firms() {
    return firms;
  }

  public Firm firm(int number) {
    return firms.get(number - 1);
  }

  /** Whom it buys from. */
  public List<Firm> suppliers(Firm firm) {
    return ties.suppliers().of(firm);
  }

  /** Whom it sells to, the greatest first. */
  public List<Firm> customers(Firm firm) {
    return ties.customers().of(firm);
  }

  /** Who guarantees its loans. */
  public List<Firm> guarantors(Firm firm) {
    return ties.guarantors().of(firm);
  }

  /** Whose loans it guarantees. */
  public List<Firm> guaranteed(Firm firm) {
    return ties.guaranteed().of(firm);
  }

  /** Stakes of other enterprises in it. */
  public List<Stake> owners(Firm firm) {
    return ties.owners().of(firm);
  }

  /** Its stakes in other enterprises. */
  public List<Stake> holdings(Firm firm) {
    return ties.holdings().of(firm);
  }

  /** The members of its cluster or circle in their order, itself too; empty without a group. */
  public List<Firm> group(Firm firm) {
    return ties.groups().getOrDefault(firm.story().group(), List.of());
  }

  /** The keyed hash of a natural person around an enterprise, see {@link FirmMonth#person}. */
  public String person(int firmNumber, int index) {
    return person(seed, firmNumber, index);
  }

  /** Indices below 0 are its officers. */
  static String person(long seed, int firmNumber, int index) {
    return HexFormat.of()
        .toHexDigits(
            Draws.mix(Draws.mix(seed ^ PERSONS) + ((long) firmNumber << Integer.SIZE) + index));
  }
}
