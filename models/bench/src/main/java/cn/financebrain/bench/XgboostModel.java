package cn.financebrain.bench;

import cn.financebrain.scoring.model.TreeEnsemble;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * An ensemble in the JSON of XGBoost's {@code saveModel}, as {@code binary:logistic}. XGBoost
 * computes in floats: inputs that a float holds take the same way, leaves are rounded.
 */
final class XgboostModel {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The parent of a root. */
  private static final int NOBODY = Integer.MAX_VALUE;

  private static final List<Integer> FORMAT = List.of(3, 4, 0);

  private XgboostModel() {}

  /**
   * @param trees whose margin is in log-odds
   * @param features of the rows, at least those that the trees read
   */
  static byte[] json(TreeEnsemble trees, int features) {
    ObjectNode file = NODES.objectNode();
    ObjectNode learner = file.putObject("learner");
    learner.putObject("attributes");
    learner.putArray("feature_names");
    learner.putArray("feature_types");
    ObjectNode booster = learner.putObject("gradient_booster");
    ObjectNode model = booster.putObject("model");
    model
        .putObject("gbtree_model_param")
        .put("num_parallel_tree", "1")
        .put("num_trees", Integer.toString(trees.trees()));
    ArrayNode indptr = model.putArray("iteration_indptr");
    ArrayNode info = model.putArray("tree_info");
    ArrayNode all = model.putArray("trees");
    indptr.add(0);
    for (int tree = 0; tree < trees.trees(); tree++) {
      indptr.add(tree + 1);
      info.add(0);
      all.add(new Tree(trees.scale()).write(trees.tree(tree), tree, features));
    }
    booster.put("name", "gbtree");
    learner
        .putObject("learner_model_param")
        .put("base_score", Double.toString(1 / (1 + Math.exp(-trees.base()))))
        .put("boost_from_average", "1")
        .put("num_class", "0")
        .put("num_feature", Integer.toString(features))
        .put("num_target", "1");
    ObjectNode objective = learner.putObject("objective");
    objective.put("name", "binary:logistic");
    objective.putObject("reg_loss_param").put("scale_pos_weight", "1");
    ArrayNode version = file.putArray("version");
    FORMAT.forEach(version::add);
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The least float that is not sent to the left by {@code x <= threshold}. */
  private static float below(double threshold) {
    return Math.nextUp(Floats.atMost(threshold));
  }

  /** The columns of one tree, breadth first. */
  private static final class Tree {
    private final double scale;
    private final ArrayNode left = NODES.arrayNode();
    private final ArrayNode right = NODES.arrayNode();
    private final ArrayNode parents = NODES.arrayNode();
    private final ArrayNode indices = NODES.arrayNode();
    private final ArrayNode conditions = NODES.arrayNode();
    private final ArrayNode weights = NODES.arrayNode();
    private final ArrayNode covers = NODES.arrayNode();
    private final ArrayNode gains = NODES.arrayNode();
    private final ArrayNode zeros = NODES.arrayNode();

    Tree(double scale) {
      this.scale = scale;
    }

    ObjectNode write(TreeEnsemble.Node root, int id, int features) {
      List<TreeEnsemble.Node> nodes = new ArrayList<>();
      Deque<Integer> parentsToCome = new ArrayDeque<>(List.of(NOBODY));
      nodes.add(root);
      for (int i = 0; i < nodes.size(); i++) {
        parents.add(parentsToCome.remove());
        add(nodes.get(i), nodes.size());
        if (nodes.get(i) instanceof TreeEnsemble.Node.Split split) {
          nodes.addAll(List.of(split.left(), split.right()));
          parentsToCome.addAll(List.of(i, i));
        }
      }
      ObjectNode tree = NODES.objectNode();
      tree.put("id", id);
      tree.set("left_children", left);
      tree.set("right_children", right);
      tree.set("parents", parents);
      tree.set("split_indices", indices);
      tree.set("split_conditions", conditions);
      tree.set("base_weights", weights);
      tree.set("sum_hessian", covers);
      tree.set("loss_changes", gains);
      tree.set("default_left", zeros);
      tree.set("split_type", zeros);
      List.of("categories", "categories_nodes", "categories_segments", "categories_sizes")
          .forEach(tree::putArray);
      tree.putObject("tree_param")
          .put("num_deleted", "0")
          .put("num_feature", Integer.toString(features))
          .put("num_nodes", Integer.toString(nodes.size()))
          .put("size_leaf_vector", "1");
      return tree;
    }

    private void add(TreeEnsemble.Node node, int next) {
      covers.add((float) node.cover());
      gains.add(0F);
      zeros.add(0);
      if (node instanceof TreeEnsemble.Node.Split split) {
        left.add(next);
        right.add(next + 1);
        indices.add(split.feature());
        conditions.add(below(split.threshold()));
        weights.add(0F);
        return;
      }
      float value = (float) (scale * ((TreeEnsemble.Node.Leaf) node).value());
      left.add(-1);
      right.add(-1);
      indices.add(0);
      conditions.add(value);
      weights.add(value);
    }
  }
}
