package cn.financebrain.scoring.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How one tag becomes one number of a model's input. */
public sealed interface Feature {

  /** The tag that is read. */
  String tag();

  /** The number of a quantity tag, or {@code whenMissing}. */
  record Numeric(String tag, double whenMissing) implements Feature {}

  /** 1 if the tag is missing, else 0. Reads tags of any kind. */
  record MissingFlag(String tag) implements Feature {}

  /** 1 for yes, 0 for no, of a truth tag; {@code whenMissing} otherwise. */
  record TruthValue(String tag, double whenMissing) implements Feature {}

  /**
   * The number that training gave to the code of a code tag.
   *
   * @param values by code
   * @param otherwise for codes that training did not see
   * @param whenMissing for a missing tag
   */
  record CodeTarget(String tag, Map<String, Double> values, double otherwise, double whenMissing)
      implements Feature {
    public CodeTarget {
      values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
  }

  /** 1 if the code tag has exactly this code, else 0. */
  record CodeIs(String tag, String code) implements Feature {}
}
