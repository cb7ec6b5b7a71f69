package cn.financebrain.scoring.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Public rates in percent, each by the day from which it is in force. Immutable. */
public final class ReferenceRates {
  private static final List<String> BUNDLED = List.of("lpr_1y");

  private final Map<String, NavigableMap<LocalDate, Double>> rates;

  private ReferenceRates(Map<String, NavigableMap<LocalDate, Double>> rates) {
    this.rates = Map.copyOf(rates);
  }

  /** Holder of the one instance, loaded when it is first asked for. */
  private static final class Bundled {
    private static final ReferenceRates RATES = load();

    private static ReferenceRates load() {
      Map<String, NavigableMap<LocalDate, Double>> rates = new TreeMap<>();
      for (String id : BUNDLED) {
        String file = "reference/" + id + ".yaml";
        rates.put(id, RateHistoryReader.read(file, resource(file)));
      }
      return new ReferenceRates(rates);
    }
  }

  /** The rates that come with the project. */
  public static ReferenceRates bundled() {
    return Bundled.RATES;
  }

  /** The ids that {@link #at} knows. */
  public Set<String> ids() {
    return rates.keySet();
  }

  /**
   * The rate in force on a day, in percent; empty before the first that is known. The last one is
   * in force until another is added.
   *
   * @throws IllegalArgumentException if there is no such rate
   */
  public OptionalDouble at(String id, LocalDate day) {
    NavigableMap<LocalDate, Double> history = rates.get(id);
    if (history == null) {
      throw new IllegalArgumentException(
          "no reference rate '%s', expected one of %s".formatted(id, rates.keySet()));
    }
    Map.Entry<LocalDate, Double> last = history.floorEntry(day);
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(last.getValue());
  }

  private static String resource(String name) {
    try (InputStream in = ReferenceRates.class.getClassLoader().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
