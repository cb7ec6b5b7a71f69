package cn.financebrain.training.imports;

import cn.financebrain.scoring.model.Calibration;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Reads an ONNX model that is one {@code TreeEnsembleClassifier} or {@code TreeEnsembleRegressor}
 * ({@code ai.onnx.ml}, versions 1 and 3) of a binary target, as converters write it for trees.
 * Anything that computes beside it is refused. The numbers of fields are those of {@code
 * onnx.proto}.
 */
public final class OnnxReader {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int NODE_TYPE = 4;
  private static final int NODE_ATTRIBUTE = 5;

  private static final String CLASSIFIER = "TreeEnsembleClassifier";
  private static final String REGRESSOR = "TreeEnsembleRegressor";
  private static final String LOGISTIC = "LOGISTIC";
  private static final String SIGMOID = "Sigmoid";

  /** Operators that only name or repack what the trees say. */
  private static final Set<String> HARMLESS = Set.of("Cast", "Identity", "ZipMap");

  private OnnxReader() {}

  /**
   * @throws ImportException if it is no such file, or a model that does something else
   */
  public static ForeignModel read(byte[] file) {
    List<OnnxMessage> graphs = OnnxMessage.of(ByteString.copyFrom(file)).messages(MODEL_GRAPH);
    if (graphs.size() != 1) {
      throw new ImportException("not an ONNX model: %d graphs in it".formatted(graphs.size()));
    }
    List<OnnxMessage> nodes = graphs.get(0).messages(GRAPH_NODE);
    List<String> types = nodes.stream().map(node -> node.text(NODE_TYPE)).toList();
    List<OnnxMessage> trees = nodes.stream().filter(node -> isTrees(node.text(NODE_TYPE))).toList();
    List<String> others =
        types.stream().filter(type -> !isTrees(type) && !HARMLESS.contains(type)).toList();
    boolean sigmoid = others.equals(List.of(SIGMOID));
    if (trees.size() != 1 || !(others.isEmpty() || sigmoid)) {
      throw new ImportException(
          "its operators are %s, expected one %s or %s alone"
              .formatted(String.join(", ", types), CLASSIFIER, REGRESSOR));
    }
    return model(new Attributes(trees.get(0)), sigmoid);
  }

  private static boolean isTrees(String type) {
    return type.equals(CLASSIFIER) || type.equals(REGRESSOR);
  }

  private static ForeignModel model(Attributes trees, boolean sigmoid) {
    boolean classifier = trees.type().equals(CLASSIFIER);
    String transform = trees.text("post_transform", "NONE");
    // the runtime leaves out the logistic function of a regressor of one target
    if (classifier ? !transform.equals(LOGISTIC) || sigmoid : !sigmoid) {
      throw new ImportException(
          "post_transform %s of a %s%s, expected a classifier with LOGISTIC, or a regressor and a Sigmoid after it"
              .formatted(transform, trees.type(), sigmoid ? " before a Sigmoid" : ""));
    }
    String prefix = classifier ? "class" : "target";
    requireOneTarget(trees, prefix);
    Trees read = new Trees(trees, prefix);
    List<ForeignNode> roots = read.roots();
    boolean average = trees.text("aggregate_function", "SUM").equals("AVERAGE");
    double[] base = trees.floats("base_values");
    if (base.length > 1) {
      throw new ImportException("%d base_values, expected one".formatted(base.length));
    }
    return new ForeignModel(
        IntStream.range(0, read.columns()).mapToObj(i -> "f" + i).toList(),
        roots,
        base.length == 0 ? 0 : base[0],
        average ? 1.0 / Math.max(1, roots.size()) : 1,
        new Calibration.Platt(1, 0));
  }

  private static void requireOneTarget(Attributes trees, String prefix) {
    int classes =
        Math.max(
            trees.integers("classlabels_int64s").length, trees.texts("classlabels_strings").size());
    long targets = Arrays.stream(trees.integers(prefix + "_ids")).distinct().count();
    if (targets > 1 || classes > 2) {
      throw new ImportException(
          "%d classes and %d targets, expected one binary target".formatted(classes, targets));
    }
    String aggregate = trees.text("aggregate_function", "SUM");
    if (!Set.of("SUM", "AVERAGE").contains(aggregate)) {
      throw new ImportException(
          "aggregate_function %s, expected SUM or AVERAGE".formatted(aggregate));
    }
  }

  /** The attributes of a node, by name. */
  private static final class Attributes {
    private static final int NAME = 1;
    private static final int TEXT = 4;
    private static final int FLOATS = 7;
    private static final int INTEGERS = 8;
    private static final int TEXTS = 9;

    private final String type;
    private final Map<String, OnnxMessage> byName = new HashMap<>();

    Attributes(OnnxMessage node) {
      this.type = node.text(NODE_TYPE);
      node.messages(NODE_ATTRIBUTE)
          .forEach(attribute -> byName.put(attribute.text(NAME), attribute));
    }

    String type() {
      return type;
    }

    String text(String name, String otherwise) {
      return byName.containsKey(name) ? byName.get(name).text(TEXT) : otherwise;
    }

    List<String> texts(String name) {
      return byName.containsKey(name) ? byName.get(name).texts(TEXTS) : List.of();
    }

    long[] integers(String name) {
      return byName.containsKey(name) ? byName.get(name).integers(INTEGERS) : new long[0];
    }

    double[] floats(String name) {
      return byName.containsKey(name) ? byName.get(name).floats(FLOATS) : new double[0];
    }

    long[] integers(String name, int length) {
      return require(name, integers(name), length);
    }

    private static long[] require(String name, long[] values, int length) {
      if (values.length != length) {
        throw new ImportException(
            "%d entries of '%s', expected %d".formatted(values.length, name, length));
      }
      return values;
    }
  }

  /** All trees: node {@code i} is entry {@code i} of every column. */
  private static final class Trees {
    private final long[] tree;
    private final long[] node;
    private final long[] feature;
    private final double[] value;
    private final List<String> mode;
    private final long[] whenTrue;
    private final long[] whenFalse;
    private final long[] missingTrue;
    private final double[] hits;
    private final Map<Place, Integer> places = new HashMap<>();
    private final Map<Place, Double> weights = new HashMap<>();

    /** A node by the ids that the file gives to trees and nodes. */
    private record Place(long tree, long node) {}

    Trees(Attributes from, String prefix) {
      this.tree = from.integers("nodes_treeids");
      int nodes = tree.length;
      this.node = from.integers("nodes_nodeids", nodes);
      this.feature = from.integers("nodes_featureids", nodes);
      this.value = from.floats("nodes_values");
      this.mode = from.texts("nodes_modes");
      this.whenTrue = from.integers("nodes_truenodeids", nodes);
      this.whenFalse = from.integers("nodes_falsenodeids", nodes);
      long[] missing = from.integers("nodes_missing_value_tracks_true");
      this.missingTrue = missing.length == 0 ? new long[nodes] : missing;
      double[] rates = from.floats("nodes_hitrates");
      this.hits = rates.length == nodes ? rates : new double[0];
      if (nodes == 0 || value.length != nodes || mode.size() != nodes) {
        throw new ImportException(
            "%d nodes, %d nodes_values, %d nodes_modes, expected as many of each; doubles as a tensor can't be imported"
                .formatted(nodes, value.length, mode.size()));
      }
      if (missingTrue.length != nodes) {
        throw new ImportException("nodes_missing_value_tracks_true is not of every node");
      }
      for (int i = 0; i < nodes; i++) {
        places.put(new Place(tree[i], node[i]), i);
      }
      long[] leafTrees = from.integers(prefix + "_treeids");
      long[] leafNodes = from.integers(prefix + "_nodeids", leafTrees.length);
      double[] leafWeights = from.floats(prefix + "_weights");
      if (leafWeights.length != leafTrees.length) {
        throw new ImportException("'%s_weights' is not of every leaf".formatted(prefix));
      }
      for (int i = 0; i < leafTrees.length; i++) {
        weights.merge(new Place(leafTrees[i], leafNodes[i]), leafWeights[i], Double::sum);
      }
    }

    int columns() {
      return (int) Arrays.stream(feature).max().orElse(-1) + 1;
    }

    /** Of each tree the one node that is nobody's child. */
    List<ForeignNode> roots() {
      Map<Long, Integer> roots = new LinkedHashMap<>();
      BitSet children = children();
      for (int i = children.nextClearBit(0); i < tree.length; i = children.nextClearBit(i + 1)) {
        if (roots.put(tree[i], i) != null) {
          throw new ImportException("tree %d has several roots".formatted(tree[i]));
        }
      }
      if (roots.size() != LongStream.of(tree).distinct().count()) {
        throw new ImportException("a tree has no root");
      }
      List<ForeignNode> nodes = new ArrayList<>();
      roots.forEach((id, root) -> nodes.add(new Tree(this, id).node(root)));
      return nodes;
    }

    private BitSet children() {
      BitSet children = new BitSet();
      for (int i = 0; i < tree.length; i++) {
        if (!isLeaf(i)) {
          children.set(place(tree[i], whenTrue[i]));
          children.set(place(tree[i], whenFalse[i]));
        }
      }
      return children;
    }

    boolean isLeaf(int node) {
      return mode.get(node).equals("LEAF");
    }

    int place(long tree, long node) {
      Integer place = places.get(new Place(tree, node));
      if (place == null) {
        throw new ImportException("tree %d has no node %d".formatted(tree, node));
      }
      return place;
    }
  }

  /** One of the trees. */
  private static final class Tree extends TreeColumns {
    private final Trees all;
    private final long id;

    Tree(Trees all, long id) {
      super("tree " + id);
      this.all = all;
      this.id = id;
    }

    @Override
    int slot(int index) {
      return index;
    }

    @Override
    ForeignNode read(int index, int level) {
      String mode = all.mode.get(index);
      if (all.isLeaf(index)) {
        double weight = all.weights.getOrDefault(new Trees.Place(id, all.node[index]), 0.0);
        // files without hit rates say nothing of the training rows: each leaf counts the same
        return leaf(weight, all.hits.length == 0 ? 1 : all.hits[index]);
      }
      ForeignNode whenTrue = node(all.place(id, all.whenTrue[index]), level + 1);
      ForeignNode whenFalse = node(all.place(id, all.whenFalse[index]), level + 1);
      boolean missingTrue = all.missingTrue[index] == 1;
      float threshold = (float) all.value[index];
      int feature = (int) all.feature[index];
      if (feature < 0 || !Float.isFinite(threshold)) {
        throw broken("node %d splits feature %d at %s".formatted(index, feature, threshold));
      }
      return switch (mode) {
        case "BRANCH_LEQ" ->
            split(feature, FloatThreshold.atMost(threshold), missingTrue, whenTrue, whenFalse);
        case "BRANCH_LT" ->
            split(feature, FloatThreshold.below(threshold), missingTrue, whenTrue, whenFalse);
        case "BRANCH_GT" ->
            split(feature, FloatThreshold.atMost(threshold), !missingTrue, whenFalse, whenTrue);
        case "BRANCH_GTE" ->
            split(feature, FloatThreshold.below(threshold), !missingTrue, whenFalse, whenTrue);
        default -> throw broken("a node of mode %s can't be imported".formatted(mode));
      };
    }

    private static ForeignNode split(
        int feature, double threshold, boolean missingLeft, ForeignNode left, ForeignNode right) {
      return new ForeignNode.Split(feature, threshold, missingLeft, left, right);
    }
  }
}
