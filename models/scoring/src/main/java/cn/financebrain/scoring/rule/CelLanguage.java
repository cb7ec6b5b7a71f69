package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.profile.Catalogue;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The language of conditions: CEL (Common Expression Language, cel.dev) with the variables {@code
 * tag}, {@code model}, {@code enterprise} and {@code event}, typed by a catalogue of tags.
 *
 * <p>What a condition can cost is bounded: by its size and depth, which are checked when it is
 * compiled, and by the number of steps of its comprehensions, which are counted as it is evaluated.
 * Regular expressions are RE2's, which take linear time.
 */
final class CelLanguage {
  static final String TAG = "tag";
  static final String MODEL = "model";
  static final String ENTERPRISE = "enterprise";
  static final String EVENT = "event";

  static final int MOST_CHARACTERS = 2_000;
  static final int MOST_DEPTH = 32;
  static final int MOST_STEPS = 100;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(MOST_CHARACTERS)
          .maxParseRecursionDepth(MOST_DEPTH)
          .comprehensionMaxIterations(MOST_STEPS)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final Catalogue catalogue;
  private final CelCompiler compiler;

  CelLanguage(Catalogue catalogue) {
    this.catalogue = catalogue;
    Types types = new Types(catalogue);
    this.compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types)
            .addVar(TAG, Types.reference(TAG))
            .addVar(MODEL, Types.reference(MODEL))
            .addVar(ENTERPRISE, Types.reference(ENTERPRISE))
            .addVar(EVENT, Types.reference(EVENT))
            .setResultType(SimpleType.BOOL)
            .build();
  }

  /**
   * Compiles a condition.
   *
   * @param problems gets everything that is wrong, each with line, column and a caret below the
   *     place
   * @return empty if anything is
   */
  Optional<Condition> compile(String text, List<String> problems) {
    try {
      CelAbstractSyntaxTree tree = compiler.compile(text, "condition").getAst();
      return Optional.of(
          new Condition(RUNTIME.createProgram(tree), Needs.of(tree.getExpr(), catalogue)));
    } catch (CelValidationException e) {
      e.getErrors().forEach(issue -> problems.add(problem(issue, e)));
    } catch (CelEvaluationException e) {
      problems.add("condition: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String problem(CelIssue issue, CelValidationException e) {
    List<String> shown = issue.toDisplayString(e.getSource()).lines().toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "condition %d:%d: %s"
            .formatted(
                issue.getSourceLocation().getLine(),
                issue.getSourceLocation().getColumn() + 1,
                inOurWords(issue.getMessage())));
    lines.addAll(shown.subList(Math.min(1, shown.size()), shown.size()));
    return String.join("\n", lines);
  }

  private static String inOurWords(String message) {
    if (message.startsWith("undefined field")) {
      return message + ": neither a tag of the catalogue nor a field of model, enterprise or event";
    }
    boolean whole = message.contains("(double, int)") || message.contains("(int, double)");
    return whole ? message + "; numbers of tags are doubles: write 1.0 for 1" : message;
  }

  /** What {@code tag.x} and the others are. */
  private static final class Types implements CelTypeProvider {
    private static final String PREFIX = "financebrain.";
    private static final String SCORE = "score";

    private final ImmutableMap<String, CelType> types;

    Types(Catalogue catalogue) {
      Map<String, CelType> tags =
          catalogue.tags().stream().collect(Collectors.toMap(TagSpec::id, Types::of));
      Map<String, CelType> models =
          Arrays.stream(Risk.values()).collect(Collectors.toMap(Risk::id, r -> reference(SCORE)));
      this.types =
          ImmutableMap.of(
              PREFIX + TAG, struct(TAG, tags),
              PREFIX + MODEL, struct(MODEL, models),
              PREFIX + SCORE,
                  struct(
                      SCORE,
                      Map.of(
                          "index", SimpleType.DOUBLE,
                          "probability", SimpleType.DOUBLE,
                          "band", SimpleType.STRING)),
              PREFIX + ENTERPRISE,
                  struct(
                      ENTERPRISE,
                      Map.of(
                          "id", SimpleType.STRING,
                          "region", SimpleType.STRING,
                          "industry", SimpleType.STRING)),
              PREFIX + EVENT,
                  struct(
                      EVENT,
                      Map.of(
                          "type",
                          SimpleType.STRING,
                          "data",
                          MapType.create(SimpleType.STRING, SimpleType.DYN))));
    }

    static CelType reference(String name) {
      return StructTypeReference.create(PREFIX + name);
    }

    private static CelType struct(String name, Map<String, CelType> types) {
      ImmutableMap<String, CelType> fields = ImmutableMap.copyOf(types);
      return StructType.create(
          PREFIX + name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private static CelType of(TagSpec tag) {
      return switch (tag.kind()) {
        case QUANTITY -> SimpleType.DOUBLE;
        case TRUTH -> SimpleType.BOOL;
        case CODE -> SimpleType.STRING;
      };
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(types.get(name));
    }
  }
}
