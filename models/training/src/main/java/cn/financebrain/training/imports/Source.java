package cn.financebrain.training.imports;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What a feature of a foreign model is in terms of tags. */
public sealed interface Source {

  /** The tag that is read. */
  String tag();

  /** The number of a quantity tag, or 1 and 0 of a truth tag; missing where the tag is. */
  record Value(String tag) implements Source {}

  /**
   * The number that the foreign model knows a code by; missing where the tag is.
   *
   * @param otherwise for codes that are not named; if empty they are missing, too
   */
  record Codes(String tag, Map<String, Double> numbers, OptionalDouble otherwise)
      implements Source {
    public Codes {
      numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
    }
  }

  /** 1 if the tag has exactly this code, else 0; never missing. */
  record Indicator(String tag, String code) implements Source {}

  /** 1 if the tag is missing, else 0. */
  record Missing(String tag) implements Source {}
}
