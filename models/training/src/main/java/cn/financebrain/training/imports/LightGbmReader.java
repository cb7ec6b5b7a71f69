package cn.financebrain.training.imports;

import cn.financebrain.scoring.model.Calibration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text that LightGBM's {@code save_model} writes, versions v2 to v4: {@code key=value}
 * lines, those of the model first, then a block for each tree. Binary targets only.
 */
public final class LightGbmReader {
  private static final Pattern SPACE = Pattern.compile(" +");
  private static final Pattern SIGMOID = Pattern.compile("^binary\\b.*?\\bsigmoid:(\\S+).*$");
  private static final String END = "end of trees";
  private static final String TREE = "Tree";

  private LightGbmReader() {}

  /**
   * @throws ImportException if it is not such a file, or a model of another kind
   */
  public static ForeignModel read(String file) {
    List<Map<String, String>> blocks = blocks(file);
    Block header = new Block("header", blocks.get(0));
    List<String> names = words(header.text("feature_names"));
    requireBinary(header);
    List<ForeignNode> trees = new ArrayList<>();
    for (Map<String, String> block : blocks.subList(1, blocks.size())) {
      Tree tree = new Tree(new Block("tree " + block.get(TREE), block), names.size());
      trees.add(tree.root());
    }
    return new ForeignModel(
        names,
        trees,
        0,
        header.has("average_output") ? 1.0 / Math.max(1, trees.size()) : 1,
        new Calibration.Platt(sigmoid(header), 0));
  }

  private static List<Map<String, String>> blocks(String file) {
    List<String> lines = file.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals("tree")) {
      throw new ImportException(
          "not a model that LightGBM saved as text: the first line is not 'tree'");
    }
    List<Map<String, String>> blocks = new ArrayList<>(List.of(new HashMap<>()));
    for (String line : lines) {
      if (line.equals(END)) {
        return blocks;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line.strip() : line.substring(0, equals);
      if (key.equals(TREE)) {
        blocks.add(new HashMap<>());
      }
      blocks.get(blocks.size() - 1).put(key, equals < 0 ? "" : line.substring(equals + 1));
    }
    throw new ImportException("cut short: there is no line '%s'".formatted(END));
  }

  private static List<String> words(String text) {
    return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  private static void requireBinary(Block header) {
    if (header.integer("num_class") != 1 || header.integer("num_tree_per_iteration") != 1) {
      throw new ImportException(
          "a model of %s classes, expected one binary target".formatted(header.text("num_class")));
    }
  }

  private static double sigmoid(Block header) {
    String objective = header.text("objective");
    Matcher matcher = SIGMOID.matcher(objective);
    if (!matcher.matches()) {
      throw new ImportException("objective '%s', expected binary".formatted(objective));
    }
    return header.number("objective", matcher.group(1));
  }

  /** The lines of the model, or of a tree, by key. */
  private record Block(String name, Map<String, String> lines) {
    boolean has(String key) {
      return lines.containsKey(key);
    }

    String text(String key) {
      String text = lines.get(key);
      if (text == null) {
        throw new ImportException("%s: '%s' is missing".formatted(name, key));
      }
      return text.strip();
    }

    int integer(String key) {
      return (int) number(key, text(key));
    }

    double number(String key, String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new ImportException(
            "%s: '%s' of '%s', expected a number".formatted(name, text, key), e);
      }
    }

    double[] numbers(String key, int length) {
      double[] numbers = numbers(key);
      if (numbers.length != length) {
        throw new ImportException(
            "%s: %d entries of '%s', expected %d".formatted(name, numbers.length, key, length));
      }
      return numbers;
    }

    double[] numbers(String key) {
      return words(text(key)).stream().mapToDouble(word -> number(key, word)).toArray();
    }
  }

  /** One tree: splits are numbered from 0, leaf {@code i} is {@code −1 − i} among the children. */
  private static final class Tree extends TreeColumns {
    private static final int BY_CATEGORY = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;
    private static final int MISSING_MASK = 3;
    private static final int MISSING_IS_NONE = 0;
    private static final int MISSING_IS_ZERO = 1;

    private final int columns;
    private final int leaves;
    private final double[] leafValue;
    private final double[] leafCount;
    private final double[] feature;
    private final double[] threshold;
    private final double[] decision;
    private final double[] left;
    private final double[] right;
    private final double[] boundaries;
    private final double[] words;

    Tree(Block tree, int columns) {
      super(tree.name());
      if (tree.has("is_linear") && tree.integer("is_linear") == 1) {
        throw broken("its leaves are linear models, which can't be imported");
      }
      this.columns = columns;
      this.leaves = tree.integer("num_leaves");
      int splits = leaves - 1;
      this.leafValue = tree.numbers("leaf_value", leaves);
      boolean grown = splits > 0;
      this.leafCount = grown ? tree.numbers("leaf_count", leaves) : new double[] {1};
      this.feature = column(tree, "split_feature", splits);
      this.threshold = column(tree, "threshold", splits);
      this.decision = column(tree, "decision_type", splits);
      this.left = column(tree, "left_child", splits);
      this.right = column(tree, "right_child", splits);
      this.boundaries = tree.has("cat_boundaries") ? tree.numbers("cat_boundaries") : new double[0];
      this.words = tree.has("cat_threshold") ? tree.numbers("cat_threshold") : new double[0];
    }

    private static double[] column(Block tree, String key, int splits) {
      return splits == 0 ? new double[0] : tree.numbers(key, splits);
    }

    ForeignNode root() {
      return node(leaves == 1 ? -1 : 0);
    }

    @Override
    int slot(int index) {
      int slot = index >= 0 ? index : leaves - 1 + (-1 - index);
      if (index >= leaves - 1 || slot >= 2 * leaves - 1) {
        throw broken("node %d of %d leaves".formatted(index, leaves));
      }
      return slot;
    }

    @Override
    ForeignNode read(int index, int level) {
      if (index < 0) {
        return leaf(leafValue[-1 - index], leafCount[-1 - index]);
      }
      int column = (int) feature[index];
      if (column < 0 || column >= columns || Double.isNaN(threshold[index])) {
        throw broken(
            "split %d of feature %d of %d at %s"
                .formatted(index, column, columns, threshold[index]));
      }
      ForeignNode below = node((int) left[index], level + 1);
      ForeignNode above = node((int) right[index], level + 1);
      int type = (int) decision[index];
      return (type & BY_CATEGORY) != 0
          ? new ForeignNode.Categories(
              column, categories((int) threshold[index]), true, false, below, above)
          : new ForeignNode.Split(
              column, threshold[index], missingLeft(type, threshold[index]), below, above);
    }

    /** LightGBM takes a missing value for 0, unless the split says where missing ones go. */
    private boolean missingLeft(int type, double at) {
      boolean zeroLeft = 0 <= at;
      boolean defaultLeft = (type & DEFAULT_LEFT) != 0;
      int missing = (type >> MISSING_SHIFT) & MISSING_MASK;
      if (missing == MISSING_IS_ZERO && zeroLeft != defaultLeft) {
        throw broken(
            "zero goes against its threshold %s, as zero_as_missing=true allows: train without it"
                .formatted(at));
      }
      return missing == MISSING_IS_NONE ? zeroLeft : defaultLeft;
    }

    /** Those that go left: the bits that are set in words of 32. */
    private Set<Integer> categories(int number) {
      if (number < 0 || number + 1 >= boundaries.length || boundaries[number + 1] > words.length) {
        throw broken("the categories of split %d are missing".formatted(number));
      }
      Set<Integer> listed = new HashSet<>();
      int begin = (int) boundaries[number];
      for (int word = begin; word < boundaries[number + 1]; word++) {
        long bits = (long) words[word];
        for (int bit = 0; bit < Integer.SIZE; bit++) {
          if ((bits >> bit & 1) == 1) {
            listed.add((word - begin) * Integer.SIZE + bit);
          }
        }
      }
      return listed;
    }
  }
}
