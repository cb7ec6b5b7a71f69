package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import java.util.List;

/** Brings a warehouse, empty or older, to the tables that this version needs. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies the numbered scripts that have not been applied, adds a column for each tag that has
   * none, stores the catalogue, and renews the views. Applied a second time it changes nothing.
   *
   * @return what was changed, one line each; empty if nothing was
   * @throws WarehouseException if the server can't be reached or refuses
   * @throws IllegalArgumentException if a tag's id can't be a column, or a tag changed its kind
   */
  public static List<String> apply(WarehouseSettings settings, List<TagSpec> catalogue) {
    throw new UnsupportedOperationException("being written");
  }
}
