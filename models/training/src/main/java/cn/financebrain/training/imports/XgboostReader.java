package cn.financebrain.training.imports;

import cn.financebrain.scoring.model.Calibration;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads what XGBoost's {@code save_model("….json")} writes, version 1.0 and later: tree ensembles
 * ({@code gbtree}, {@code dart}) of a binary target. The format is that of
 * https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html and the schema linked there.
 */
public final class XgboostReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Objectives whose score before the logistic function is a sum of leaves, in log-odds. */
  private static final Set<String> LOGISTIC = Set.of("binary:logistic", "reg:logistic");

  /** The same trees, but the base score is in log-odds already. */
  private static final String LOGIT = "binary:logitraw";

  /** Newer versions write the base score as a list of one. */
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]");

  private XgboostReader() {}

  /**
   * @throws ImportException if it is not such a file, or a model of another kind
   */
  public static ForeignModel read(byte[] file) {
    JsonNode learner = json(file).path("learner");
    if (!learner.isObject()) {
      throw new ImportException("not a model that XGBoost saved as JSON: no 'learner' in it");
    }
    JsonNode booster = learner.path("gradient_booster");
    JsonNode parameters = learner.path("learner_model_param");
    requireBinary(parameters);
    List<ForeignNode> trees = trees(booster);
    requireAllTreesMeant(learner.path("attributes"), booster, trees.size());
    int columns = parameters.path("num_feature").asInt();
    requireColumns(trees, columns);
    return new ForeignModel(
        names(learner.path("feature_names"), columns),
        trees,
        base(learner, parameters),
        1,
        new Calibration.Platt(1, 0));
  }

  private static JsonNode json(byte[] file) {
    try {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new ImportException(
          "not JSON; save the model with save_model(\"model.json\"), not as .ubj or .bin", e);
    }
  }

  private static void requireBinary(JsonNode parameters) {
    if (parameters.path("num_class").asInt() > 1 || parameters.path("num_target").asInt(1) > 1) {
      throw new ImportException(
          "a model of %s classes and %s targets, expected one binary target"
              .formatted(
                  parameters.path("num_class").asText("?"),
                  parameters.path("num_target").asText("1")));
    }
  }

  private static double base(JsonNode learner, JsonNode parameters) {
    String objective = learner.path("objective").path("name").asText();
    double score = number(parameters.path("base_score").asText());
    if (objective.equals(LOGIT)) {
      return score;
    }
    if (!LOGISTIC.contains(objective)) {
      throw new ImportException(
          "objective '%s', expected binary:logistic, binary:logitraw or reg:logistic"
              .formatted(objective));
    }
    if (!(score > 0 && score < 1)) {
      throw new ImportException(
          "base_score %s, expected a probability between 0 and 1".formatted(score));
    }
    return Math.log(score / (1 - score));
  }

  private static double number(String text) {
    try {
      return Float.parseFloat(BRACKETS.matcher(text).replaceAll(""));
    } catch (NumberFormatException e) {
      throw new ImportException("base_score '%s', expected one number".formatted(text), e);
    }
  }

  private static List<ForeignNode> trees(JsonNode booster) {
    return switch (booster.path("name").asText()) {
      case "gbtree" -> trees(booster.path("model"), booster.path("model").path("weight_drop"));
      case "dart" -> // until 3.3
          trees(booster.path("gbtree").path("model"), booster.path("weight_drop"));
      default ->
          throw new ImportException(
              "booster '%s', expected gbtree or dart: only trees can be imported"
                  .formatted(booster.path("name").asText()));
    };
  }

  private static List<ForeignNode> trees(JsonNode model, JsonNode weights) {
    JsonNode all = model.path("trees");
    List<ForeignNode> trees = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double weight = weights.isArray() ? weights.path(i).floatValue() : 1;
      trees.add(new Tree("tree " + i, all.get(i), weight).node(0));
    }
    return trees;
  }

  /** Early stopping keeps trees that prediction in Python leaves out, and in other ways not. */
  private static void requireAllTreesMeant(JsonNode attributes, JsonNode booster, int trees) {
    JsonNode best = attributes.path("best_iteration");
    if (best.isMissingNode()) {
      return;
    }
    JsonNode model =
        booster.has("gbtree") ? booster.path("gbtree").path("model") : booster.path("model");
    int each = Math.max(1, model.path("gbtree_model_param").path("num_parallel_tree").asInt(1));
    if ((best.asInt() + 1) * each < trees) {
      throw new ImportException(
          "early stopping found iteration %s best, and the file holds later trees too: save model[:%d]"
              .formatted(best.asText(), best.asInt() + 1));
    }
  }

  private static void requireColumns(List<ForeignNode> trees, int columns) {
    int width = trees.stream().mapToInt(XgboostReader::width).max().orElse(0);
    if (width > columns) {
      throw new ImportException(
          "a split of feature %d, the model says it has %d".formatted(width - 1, columns));
    }
  }

  private static int width(ForeignNode node) {
    if (node instanceof ForeignNode.Split split) {
      return Math.max(split.feature() + 1, Math.max(width(split.left()), width(split.right())));
    }
    if (node instanceof ForeignNode.Categories split) {
      return Math.max(split.feature() + 1, Math.max(width(split.left()), width(split.right())));
    }
    return 0;
  }

  private static List<String> names(JsonNode names, int columns) {
    if (names.size() == columns) {
      List<String> all = new ArrayList<>();
      names.forEach(name -> all.add(name.asText()));
      return all;
    }
    return IntStream.range(0, columns).mapToObj(i -> "f" + i).toList();
  }

  /** One tree: node {@code i} is entry {@code i} of every column. */
  private static final class Tree extends TreeColumns {
    private static final int NOBODY = -1;
    private static final int BY_CATEGORY = 1;

    private final JsonNode tree;
    private final double weight;
    private final int nodes;

    Tree(String name, JsonNode tree, double weight) {
      super(name);
      this.tree = tree;
      this.weight = weight;
      this.nodes = tree.path("left_children").size();
      if (tree.path("tree_param").path("size_leaf_vector").asInt(1) > 1) {
        throw broken("its leaves are vectors, expected one number");
      }
    }

    @Override
    int slot(int index) {
      if (index < 0 || index >= nodes) {
        throw broken("node %d of %d".formatted(index, nodes));
      }
      return index;
    }

    @Override
    ForeignNode read(int index, int level) {
      float condition = column("split_conditions", index).floatValue();
      int left = column("left_children", index).intValue();
      if (left == NOBODY) {
        return leaf(weight * condition, column("sum_hessian", index).floatValue());
      }
      int right = column("right_children", index).intValue();
      int feature = column("split_indices", index).intValue();
      if (feature < 0 || !Float.isFinite(condition)) {
        throw broken("node %d splits feature %d at %s".formatted(index, feature, condition));
      }
      boolean missingLeft = column("default_left", index).asBoolean(); // 0, 1, false, true
      ForeignNode below = node(left, level + 1);
      ForeignNode above = node(right, level + 1);
      return tree.path("split_type").path(index).asInt() == BY_CATEGORY
          ? new ForeignNode.Categories(feature, categories(index), false, missingLeft, below, above)
          : new ForeignNode.Split(
              feature, FloatThreshold.below(condition), missingLeft, below, above);
    }

    private JsonNode column(String name, int index) {
      JsonNode value = tree.path(name).path(index);
      if (!value.isNumber() && !value.isBoolean()) {
        throw broken("'%s' of node %d is missing".formatted(name, index));
      }
      return value;
    }

    /** Those that go right. */
    private Set<Integer> categories(int index) {
      JsonNode splits = tree.path("categories_nodes");
      for (int i = 0; i < splits.size(); i++) {
        if (splits.get(i).intValue() == index) {
          int begin = tree.path("categories_segments").path(i).asInt();
          int end = begin + tree.path("categories_sizes").path(i).asInt();
          Set<Integer> listed = new HashSet<>();
          for (int j = begin; j < end; j++) {
            listed.add(tree.path("categories").path(j).asInt());
          }
          return listed;
        }
      }
      throw broken("the categories of node %d are missing".formatted(index));
    }
  }
}
