package cn.financebrain.scoring.model;

import cn.financebrain.contract.Risk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The content of an artifact as a JSON tree, and back. */
final class ArtifactJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ArtifactJson() {}

  static ObjectNode write(ModelArtifact artifact) {
    ObjectNode content = NODES.objectNode();
    content.put("risk", artifact.risk().id());
    content.set("createdFrom", texts(artifact.createdFrom()));
    content.set("definitions", texts(artifact.definitions()));
    ArrayNode schema = content.putArray("schema");
    artifact.schema().forEach(feature -> schema.add(feature(feature)));
    content.set("scorer", scorer(artifact.scorer()));
    content.set("calibration", calibration(artifact.calibration()));
    content.put("threshold", artifact.threshold());
    content.put("minimumCoverage", artifact.minimumCoverage());
    content.set("metrics", numbers(artifact.metrics()));
    ObjectNode card = content.putObject("card");
    card.put("zh", artifact.card().chinese());
    card.put("en", artifact.card().english());
    artifact.reference().ifPresent(told -> content.set("reference", ReferenceJson.write(told)));
    return content;
  }

  static ModelArtifact read(JsonNode node) {
    JsonObject content = new JsonObject("content", node);
    JsonObject card = content.object("card");
    ModelArtifact artifact =
        new ModelArtifact(
            Risk.ofId(content.text("risk")),
            content.object("createdFrom").texts(),
            content.object("definitions").texts(),
            content.objects("schema").stream().map(ArtifactJson::feature).toList(),
            scorer(content.object("scorer")),
            calibration(content.object("calibration")),
            content.number("threshold"),
            content.number("minimumCoverage"),
            content.object("metrics").numbersByName(),
            new ModelCard(card.text("zh"), card.text("en")),
            content.has("reference")
                ? Optional.of(ReferenceJson.read(content.object("reference")))
                : Optional.empty());
    card.requireNoMore();
    content.requireNoMore();
    return artifact;
  }

  private static ObjectNode feature(Feature feature) {
    ObjectNode node = NODES.objectNode();
    if (feature instanceof Feature.Numeric numeric) {
      node.put("as", "numeric").put("tag", numeric.tag()).put("whenMissing", numeric.whenMissing());
    } else if (feature instanceof Feature.MissingFlag flag) {
      node.put("as", "missing").put("tag", flag.tag());
    } else if (feature instanceof Feature.TruthValue truth) {
      node.put("as", "truth").put("tag", truth.tag()).put("whenMissing", truth.whenMissing());
    } else if (feature instanceof Feature.CodeTarget target) {
      node.put("as", "target").put("tag", target.tag());
      node.set("values", numbers(target.values()));
      node.put("otherwise", target.otherwise()).put("whenMissing", target.whenMissing());
    } else if (feature instanceof Feature.CodeIs is) {
      node.put("as", "is").put("tag", is.tag()).put("code", is.code());
    }
    return node;
  }

  private static Feature feature(JsonObject node) {
    String tag = node.text("tag");
    String as = node.text("as");
    Feature feature =
        switch (as) {
          case "numeric" -> new Feature.Numeric(tag, node.number("whenMissing"));
          case "missing" -> new Feature.MissingFlag(tag);
          case "truth" -> new Feature.TruthValue(tag, node.number("whenMissing"));
          case "target" ->
              new Feature.CodeTarget(
                  tag,
                  node.object("values").numbersByName(),
                  node.number("otherwise"),
                  node.number("whenMissing"));
          case "is" -> new Feature.CodeIs(tag, node.text("code"));
          default ->
              throw new IllegalArgumentException("feature of unknown kind '%s'".formatted(as));
        };
    node.requireNoMore();
    return feature;
  }

  private static ObjectNode scorer(Scorer scorer) {
    ObjectNode node = NODES.objectNode();
    if (scorer instanceof LinearModel linear) {
      node.put("kind", "linear").put("intercept", linear.intercept());
      node.set("weights", numbers(linear.weights()));
      node.set("means", numbers(linear.means()));
      return node;
    }
    TreeEnsemble trees = (TreeEnsemble) scorer;
    node.put("kind", "trees").put("base", trees.base()).put("scale", trees.scale());
    ArrayNode roots = node.putArray("roots");
    for (int i = 0; i < trees.trees(); i++) {
      roots.add(trees.root(i));
    }
    node.set("feature", nodes(trees, i -> NODES.numberNode(trees.feature(i))));
    node.set("threshold", nodes(trees, i -> NODES.numberNode(trees.threshold(i))));
    node.set("left", nodes(trees, i -> NODES.numberNode(trees.left(i))));
    node.set("right", nodes(trees, i -> NODES.numberNode(trees.right(i))));
    node.set("value", nodes(trees, i -> NODES.numberNode(trees.value(i))));
    node.set("cover", nodes(trees, i -> NODES.numberNode(trees.cover(i))));
    return node;
  }

  private static ArrayNode nodes(TreeEnsemble trees, Function<Integer, JsonNode> column) {
    ArrayNode array = NODES.arrayNode(trees.nodes());
    for (int i = 0; i < trees.nodes(); i++) {
      array.add(column.apply(i));
    }
    return array;
  }

  private static Scorer scorer(JsonObject node) {
    String kind = node.text("kind");
    Scorer scorer =
        switch (kind) {
          case "linear" ->
              new LinearModel(
                  node.number("intercept"), node.numbers("weights"), node.numbers("means"));
          case "trees" ->
              new TreeEnsemble(
                  node.number("base"),
                  node.number("scale"),
                  node.integers("roots"),
                  node.integers("feature"),
                  node.numbers("threshold"),
                  node.integers("left"),
                  node.integers("right"),
                  node.numbers("value"),
                  node.numbers("cover"));
          default ->
              throw new IllegalArgumentException("scorer of unknown kind '%s'".formatted(kind));
        };
    node.requireNoMore();
    return scorer;
  }

  private static ObjectNode calibration(Calibration calibration) {
    ObjectNode node = NODES.objectNode();
    if (calibration instanceof Calibration.Platt platt) {
      return node.put("kind", "platt")
          .put("slope", platt.slope())
          .put("intercept", platt.intercept());
    }
    if (calibration instanceof Calibration.Isotonic isotonic) {
      node.put("kind", "isotonic");
      node.set("margins", numbers(isotonic.margins()));
      node.set("probabilities", numbers(isotonic.probabilities()));
      return node;
    }
    return node.put("kind", "identity");
  }

  private static Calibration calibration(JsonObject node) {
    String kind = node.text("kind");
    Calibration calibration =
        switch (kind) {
          case "identity" -> new Calibration.Identity();
          case "platt" -> new Calibration.Platt(node.number("slope"), node.number("intercept"));
          case "isotonic" ->
              new Calibration.Isotonic(node.numbers("margins"), node.numbers("probabilities"));
          default ->
              throw new IllegalArgumentException(
                  "calibration of unknown kind '%s'".formatted(kind));
        };
    node.requireNoMore();
    return calibration;
  }

  private static ObjectNode texts(Map<String, String> map) {
    ObjectNode node = NODES.objectNode();
    new TreeMap<>(map).forEach(node::put);
    return node;
  }

  private static ObjectNode numbers(Map<String, Double> map) {
    ObjectNode node = NODES.objectNode();
    new TreeMap<>(map).forEach(node::put);
    return node;
  }

  private static ArrayNode numbers(double[] values) {
    List<JsonNode> nodes = new ArrayList<>();
    for (double value : values) {
      nodes.add(NODES.numberNode(value));
    }
    return NODES.arrayNode().addAll(nodes);
  }
}
