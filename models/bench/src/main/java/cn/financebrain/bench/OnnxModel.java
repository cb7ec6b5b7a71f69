package cn.financebrain.bench;

import cn.financebrain.scoring.model.TreeEnsemble;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An ensemble as an ONNX model of one {@code TreeEnsembleRegressor} ({@code ai.onnx.ml}, version
 * 3): input {@code x}, float rows × features; output {@code margin}, float rows × 1. ONNX Runtime
 * does not apply the logistic function to a regressor of one target, so the model does not ask for
 * it. The numbers of the fields are those of {@code onnx.proto}.
 */
final class OnnxModel {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int ML_OPSET = 3;
  private static final String ML = "ai.onnx.ml";

  private static final int FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_STRING = 3;
  private static final int TYPE_FLOATS = 6;
  private static final int TYPE_INTS = 7;
  private static final int TYPE_STRINGS = 8;

  private final List<Long> treeIds = new ArrayList<>();
  private final List<Long> nodeIds = new ArrayList<>();
  private final List<Long> features = new ArrayList<>();
  private final List<Float> values = new ArrayList<>();
  private final List<String> modes = new ArrayList<>();
  private final List<Long> trueIds = new ArrayList<>();
  private final List<Long> falseIds = new ArrayList<>();
  private final List<Long> leafTrees = new ArrayList<>();
  private final List<Long> leafNodes = new ArrayList<>();
  private final List<Long> leafTargets = new ArrayList<>();
  private final List<Float> weights = new ArrayList<>();

  private OnnxModel() {}

  /**
   * @param columns of the rows
   */
  static byte[] bytes(TreeEnsemble trees, int columns) {
    OnnxModel model = new OnnxModel();
    for (int tree = 0; tree < trees.trees(); tree++) {
      model.add(trees.tree(tree), tree, trees.scale());
    }
    ByteString node = model.node(trees.base());
    ByteString graph =
        message(
            out -> {
              out.writeBytes(1, node);
              out.writeString(2, "trees");
              out.writeBytes(11, value("x", columns));
              out.writeBytes(12, value("margin", 1));
            });
    return message(
            out -> {
              out.writeInt64(1, IR_VERSION);
              out.writeBytes(7, graph);
              out.writeBytes(8, opset("", OPSET));
              out.writeBytes(8, opset(ML, ML_OPSET));
            })
        .toByteArray();
  }

  /** Breadth first, each tree numbered from 0. */
  private void add(TreeEnsemble.Node root, long tree, double scale) {
    List<TreeEnsemble.Node> nodes = new ArrayList<>(List.of(root));
    for (int i = 0; i < nodes.size(); i++) {
      treeIds.add(tree);
      nodeIds.add((long) i);
      if (nodes.get(i) instanceof TreeEnsemble.Node.Split split) {
        features.add((long) split.feature());
        values.add(Floats.atMost(split.threshold()));
        modes.add("BRANCH_LEQ");
        trueIds.add((long) nodes.size());
        falseIds.add((long) nodes.size() + 1);
        nodes.addAll(List.of(split.left(), split.right()));
      } else {
        features.add(0L);
        values.add(0F);
        modes.add("LEAF");
        trueIds.add(0L);
        falseIds.add(0L);
        leafTrees.add(tree);
        leafNodes.add((long) i);
        leafTargets.add(0L);
        weights.add((float) (scale * ((TreeEnsemble.Node.Leaf) nodes.get(i)).value()));
      }
    }
  }

  private ByteString node(double base) {
    return message(
        out -> {
          out.writeString(1, "x");
          out.writeString(2, "margin");
          out.writeString(4, "TreeEnsembleRegressor");
          out.writeBytes(5, integers("nodes_treeids", treeIds));
          out.writeBytes(5, integers("nodes_nodeids", nodeIds));
          out.writeBytes(5, integers("nodes_featureids", features));
          out.writeBytes(5, floats("nodes_values", values));
          out.writeBytes(5, strings("nodes_modes", modes));
          out.writeBytes(5, integers("nodes_truenodeids", trueIds));
          out.writeBytes(5, integers("nodes_falsenodeids", falseIds));
          out.writeBytes(5, integers("target_treeids", leafTrees));
          out.writeBytes(5, integers("target_nodeids", leafNodes));
          out.writeBytes(5, integers("target_ids", leafTargets));
          out.writeBytes(5, floats("target_weights", weights));
          out.writeBytes(5, floats("base_values", List.of((float) base)));
          out.writeBytes(5, integer("n_targets", 1));
          out.writeBytes(5, string("post_transform", "NONE"));
          out.writeString(7, ML);
        });
  }

  private static ByteString opset(String domain, int version) {
    return message(
        out -> {
          out.writeString(1, domain);
          out.writeInt64(2, version);
        });
  }

  /** Rows of any number × columns of floats. */
  private static ByteString value(String name, int columns) {
    ByteString any = message(out -> out.writeString(2, "N"));
    ByteString width = message(out -> out.writeInt64(1, columns));
    ByteString shape =
        message(
            out -> {
              out.writeBytes(1, any);
              out.writeBytes(1, width);
            });
    ByteString tensor =
        message(
            out -> {
              out.writeInt32(1, FLOAT);
              out.writeBytes(2, shape);
            });
    ByteString type = message(out -> out.writeBytes(1, tensor));
    return message(
        out -> {
          out.writeString(1, name);
          out.writeBytes(2, type);
        });
  }

  private static ByteString integer(String name, long value) {
    return attribute(name, TYPE_INT, out -> out.writeInt64(3, value));
  }

  private static ByteString string(String name, String value) {
    return attribute(name, TYPE_STRING, out -> out.writeBytes(4, ByteString.copyFromUtf8(value)));
  }

  private static ByteString floats(String name, List<Float> values) {
    return attribute(
        name,
        TYPE_FLOATS,
        out -> {
          for (float value : values) {
            out.writeFloat(7, value);
          }
        });
  }

  private static ByteString integers(String name, List<Long> values) {
    return attribute(
        name,
        TYPE_INTS,
        out -> {
          for (long value : values) {
            out.writeInt64(8, value);
          }
        });
  }

  private static ByteString strings(String name, List<String> values) {
    return attribute(
        name,
        TYPE_STRINGS,
        out -> {
          for (String value : values) {
            out.writeBytes(9, ByteString.copyFromUtf8(value));
          }
        });
  }

  private static ByteString attribute(String name, int type, Fields value) {
    return message(
        out -> {
          out.writeString(1, name);
          value.write(out);
          out.writeInt32(20, type);
        });
  }

  private static ByteString message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }
}
