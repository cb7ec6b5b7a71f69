package cn.financebrain.scoring.model;

import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.Histogram;
import cn.financebrain.scoring.drift.DriftReference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an artifact tells of its training set as a JSON tree, and back. */
final class ReferenceJson {
  private ReferenceJson() {}

  static ObjectNode write(DriftReference reference) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("index", histogram(reference.index()));
    ObjectNode tags = node.putObject("tags");
    reference.tags().forEach((tag, histogram) -> tags.set(tag, histogram(histogram)));
    return node;
  }

  private static ObjectNode histogram(Histogram histogram) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (histogram.bins() instanceof Bins.Numbers numbers) {
      ArrayNode edges = node.put("as", "numbers").putArray("edges");
      numbers.edges().forEach(edges::add);
    } else if (histogram.bins() instanceof Bins.Codes named) {
      ArrayNode codes = node.put("as", "codes").putArray("codes");
      named.codes().forEach(codes::add);
    } else {
      node.put("as", "truths");
    }
    ArrayNode counts = node.putArray("counts");
    histogram.counts().forEach(counts::add);
    return node;
  }

  static DriftReference read(JsonObject node) {
    Histogram index = histogram(node.object("index"));
    SortedMap<String, Histogram> tags = new TreeMap<>();
    JsonObject byTag = node.object("tags");
    byTag.keys().forEach(tag -> tags.put(tag, histogram(byTag.object(tag))));
    node.requireNoMore();
    return new DriftReference(index, tags);
  }

  private static Histogram histogram(JsonObject node) {
    String as = node.text("as");
    Bins bins =
        switch (as) {
          case "numbers" -> new Bins.Numbers(Arrays.stream(node.numbers("edges")).boxed().toList());
          case "codes" -> new Bins.Codes(node.textList("codes"));
          case "truths" -> new Bins.Truths();
          default -> throw new IllegalArgumentException("bins of unknown kind '%s'".formatted(as));
        };
    List<Long> counts = Arrays.stream(node.integers("counts")).mapToObj(n -> (long) n).toList();
    node.requireNoMore();
    return new Histogram(bins, counts);
  }
}
