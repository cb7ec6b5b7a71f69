package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a catalogue's comparisons among peers measure, and the part of the catalogue that these
 * measures rest on. Immutable and safe to share between threads.
 */
public final class PeerMeasures {
  private final Catalogue basis;
  private final Map<String, Derivation.FromPeers> comparisons = new TreeMap<>();

  /**
   * What one comparison measures of one enterprise.
   *
   * @param tag the tag that compares
   * @param codes of the enterprise, coarsest first, up to the first that is not known; at least one
   */
  public record Measure(String tag, List<String> codes, double value) {}

  private PeerMeasures(Catalogue catalogue) {
    Set<String> read = new TreeSet<>();
    for (TagDefinition definition : catalogue.definitions()) {
      if (definition.derivation() instanceof Derivation.FromPeers comparison) {
        comparisons.put(definition.spec().id(), comparison);
        for (String tag : comparison.tagsRead()) {
          read.addAll(catalogue.inputs(tag));
        }
      }
    }
    basis = catalogue.only(read);
  }

  public static PeerMeasures of(Catalogue catalogue) {
    return new PeerMeasures(catalogue);
  }

  /** The tags that the measures are made of. */
  public Catalogue basis() {
    return basis;
  }

  /**
   * Whether events of a type can move a measure. (A revision that gives an event another type is
   * not provided for: the type belongs to the event's key.)
   */
  public boolean readsType(String type) {
    return basis.eventTypes().contains(type);
  }

  /**
   * The measures that are known.
   *
   * @param tags of {@link #basis()}
   */
  public List<Measure> of(TagVector tags) {
    List<Measure> measures = new ArrayList<>(comparisons.size());
    comparisons.forEach(
        (tag, comparison) -> {
          FieldValue value = tags.field(comparison.of());
          List<String> codes = codes(tags, comparison.within());
          if (value != null && !codes.isEmpty()) {
            measures.add(new Measure(tag, codes, comparison.measure(value)));
          }
        });
    return measures;
  }

  private static List<String> codes(TagVector tags, List<String> within) {
    List<String> codes = new ArrayList<>(within.size());
    for (String name : within) {
      FieldValue code = tags.field(name);
      if (code == null || Numbers.text(code).indexOf('\n') >= 0) {
        break; // a code has no lines; the names of groups rest on that
      }
      codes.add(Numbers.text(code));
    }
    return List.copyOf(codes);
  }
}
