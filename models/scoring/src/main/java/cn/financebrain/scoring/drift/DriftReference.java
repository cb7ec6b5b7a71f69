package cn.financebrain.scoring.drift;

import cn.financebrain.contract.drift.Histogram;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model's training set looked like, to hold later enterprises against.
 *
 * @param index of the training rows, 0 to 100, as said by models that had not seen them; before
 *     rules
 * @param tags values of the training rows by tag, one for each tag that the model reads
 */
public record DriftReference(Histogram index, SortedMap<String, Histogram> tags) {
  public DriftReference {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    for (Map.Entry<String, Histogram> tag : tags.entrySet()) {
      requireRows(tag.getKey(), tag.getValue());
    }
    requireRows("the index", index);
  }

  private static void requireRows(String what, Histogram histogram) {
    if (histogram.total() == 0) {
      throw new IllegalArgumentException("the reference of %s has no rows".formatted(what));
    }
  }
}
