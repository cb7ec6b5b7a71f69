package cn.financebrain.store.sql;

import java.util.List;

/**
 * Who asks, as far as it decides which rows and columns there are.
 *
 * @param prefixes leading digits of the region codes of the territory; an empty text for the whole
 *     city, none for nowhere
 * @param persons whether columns that may name natural persons are there
 */
public record Access(List<String> prefixes, boolean persons) {

  /**
   * @throws IllegalArgumentException if one is no beginning of a region code
   */
  public Access {
    prefixes = List.copyOf(prefixes);
    for (String prefix : prefixes) {
      if (!prefix.matches("[0-9]{0,12}")) {
        throw new IllegalArgumentException("no region code: '" + prefix + "'");
      }
    }
  }

  boolean isCity() {
    return prefixes.contains("");
  }
}
