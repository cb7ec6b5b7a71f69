package cn.financebrain.training.imports;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A foreign model whose features are tags.
 *
 * <p>Serving knows no missing number: a feature says which number stands for a missing tag. So that
 * each split can send missing values its own way, a tag becomes up to two features, one whose
 * missing values lie below all thresholds and one where they lie above; known values are the same
 * in both. A split by categories becomes a feature of its own: 0 for the categories that go left, 1
 * for those that go right.
 *
 * @param schema what the ensemble reads, in the order of its features
 */
public record BoundModel(List<Feature> schema, TreeEnsemble ensemble) {

  /** At most the least threshold, so that missing goes left. */
  private static final double MISSING_LEFT = -Double.MAX_VALUE;

  /** Above all thresholds that libraries write. */
  private static final double MISSING_RIGHT = Double.MAX_VALUE;

  private static final double BETWEEN_LEFT_AND_RIGHT = 0.5;

  /**
   * @throws ImportException naming every feature that is no tag, or a tag of another kind
   */
  public static BoundModel of(ForeignModel model, FeatureMapping mapping, Catalogue catalogue) {
    Binder binder = new Binder(model, sources(model, mapping, catalogue), catalogue);
    TreeEnsemble.Builder ensemble = new TreeEnsemble.Builder(model.base(), model.scale());
    model.trees().forEach(tree -> ensemble.add(binder.bind(tree)));
    return new BoundModel(List.copyOf(binder.places.keySet()), ensemble.build());
  }

  private static Map<String, Source> sources(
      ForeignModel model, FeatureMapping mapping, Catalogue catalogue) {
    Map<String, Source> sources = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (String name : model.featuresRead()) {
      Source source = mapping.sources().getOrDefault(name, new Source.Value(name));
      sources.put(name, source);
      problem(source, catalogue).ifPresent(what -> problems.add(name + ": " + what));
    }
    mapping.sources().keySet().stream()
        .filter(name -> !model.features().contains(name))
        .forEach(name -> problems.add(name + ": the model has no such feature"));
    if (!problems.isEmpty()) {
      throw new ImportException(String.join("\n  ", problems));
    }
    return sources;
  }

  private static Optional<String> problem(Source source, Catalogue catalogue) {
    String tag = source.tag();
    if (!catalogue.contains(tag)) {
      return Optional.of("there is no tag '%s'".formatted(tag));
    }
    boolean isCode = catalogue.tag(tag).kind() == TagSpec.Kind.CODE;
    if (source instanceof Source.Value && isCode) {
      return Optional.of(
          "tag '%s' is a code: give the number of each code under 'codes'".formatted(tag));
    }
    boolean needsCode = source instanceof Source.Codes || source instanceof Source.Indicator;
    return needsCode && !isCode
        ? Optional.of("tag '%s' is no code".formatted(tag))
        : Optional.empty();
  }

  /** Gives every feature that a split needs its place. */
  private static final class Binder {
    private final ForeignModel model;
    private final Map<String, Source> sources;
    private final Catalogue catalogue;
    private final Map<Feature, Integer> places = new LinkedHashMap<>();

    Binder(ForeignModel model, Map<String, Source> sources, Catalogue catalogue) {
      this.model = model;
      this.sources = sources;
      this.catalogue = catalogue;
    }

    TreeEnsemble.Node bind(ForeignNode node) {
      if (node instanceof ForeignNode.Leaf leaf) {
        return new TreeEnsemble.Node.Leaf(leaf.value(), leaf.cover());
      }
      if (node instanceof ForeignNode.Split split) {
        return new TreeEnsemble.Node.Split(
            place(feature(split)), split.threshold(), bind(split.left()), bind(split.right()));
      }
      ForeignNode.Categories split = (ForeignNode.Categories) node;
      return new TreeEnsemble.Node.Split(
          place(feature(split)), BETWEEN_LEFT_AND_RIGHT, bind(split.left()), bind(split.right()));
    }

    private int place(Feature feature) {
      return places.computeIfAbsent(feature, added -> places.size());
    }

    private Source source(int feature) {
      return sources.get(model.features().get(feature));
    }

    private Feature feature(ForeignNode.Split split) {
      double missing = split.missingLeft() ? MISSING_LEFT : MISSING_RIGHT;
      Source source = source(split.feature());
      if (source instanceof Source.Codes codes) {
        return new Feature.CodeTarget(
            codes.tag(), codes.numbers(), codes.otherwise().orElse(missing), missing);
      }
      if (source instanceof Source.Indicator indicator) {
        return new Feature.CodeIs(indicator.tag(), indicator.code());
      }
      if (source instanceof Source.Missing) {
        return new Feature.MissingFlag(source.tag());
      }
      return catalogue.tag(source.tag()).kind() == TagSpec.Kind.TRUTH
          ? new Feature.TruthValue(source.tag(), missing)
          : new Feature.Numeric(source.tag(), missing);
    }

    private Feature feature(ForeignNode.Categories split) {
      if (!(source(split.feature()) instanceof Source.Codes codes)) {
        throw new ImportException(
            "%s: the model splits it by categories: give the category of each code under 'codes'"
                .formatted(model.features().get(split.feature())));
      }
      double missing = split.missingLeft() ? 0 : 1;
      Map<String, Double> ways = new TreeMap<>();
      codes.numbers().forEach((code, category) -> ways.put(code, way(split, category)));
      OptionalDouble otherwise = codes.otherwise();
      return new Feature.CodeTarget(
          codes.tag(),
          ways,
          otherwise.isPresent() ? way(split, otherwise.getAsDouble()) : missing,
          missing);
    }

    private static double way(ForeignNode.Categories split, double category) {
      return split.goesLeft(category) ? 0 : 1;
    }
  }
}
