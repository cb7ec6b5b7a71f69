package cn.financebrain.store;

import java.util.List;

/**
 * The regions that whoever asks may see. Of no prefixes nothing is found; an enterprise without a
 * known region is found by {@link #EVERYWHERE} only.
 *
 * @param prefixes leading digits of region codes; an empty text for all
 */
public record Regions(List<String> prefixes) {
  public static final Regions EVERYWHERE = new Regions(List.of(""));

  public Regions {
    prefixes = List.copyOf(prefixes);
  }

  /** Narrows a query of a table with the column {@code region}. */
  Where narrow(Where where) {
    if (prefixes.contains("")) {
      return where;
    }
    return prefixes.isEmpty()
        ? where.and("1 = 0")
        : where.anyOf(
            prefixes.stream().map(each -> new Where().and("startsWith(region, ?)", each)).toList());
  }
}
