package cn.financebrain.scoring.model;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** An artifact bound to the catalogue whose tags it reads. Immutable, safe for threads. */
public final class RiskModel {
  /** Most reasons whose evidence is named; the rest of the reasons go without. */
  public static final int REASONS_WITH_EVIDENCE = 10;

  /** The index from which on the band is orange. */
  static final double ORANGE = 60;

  private final ModelArtifact artifact;
  private final String id;
  private final List<String> tags;
  private final Catalogue catalogue;

  /** Place in the catalogue of each of {@code tags}. */
  private final int[] places;

  /** Which of {@code tags} each feature reads. */
  private final int[] tagOf;

  private RiskModel(ModelArtifact artifact, Catalogue catalogue) {
    this.artifact = artifact;
    this.catalogue = catalogue;
    this.id = artifact.id();
    this.tags = artifact.schema().stream().map(Feature::tag).distinct().toList();
    this.places = tags.stream().mapToInt(catalogue::indexOf).toArray();
    this.tagOf = artifact.schema().stream().map(Feature::tag).mapToInt(tags::indexOf).toArray();
  }

  /**
   * @throws ArtifactException naming every feature whose tag is unknown, of another kind, or
   *     defined differently from when the model was trained
   */
  public static RiskModel bind(ModelArtifact artifact, Catalogue catalogue) {
    List<String> problems = new ArrayList<>(problems(artifact.schema(), catalogue));
    artifact
        .definitions()
        .forEach(
            (tag, fingerprint) -> {
              if (catalogue.contains(tag) && !catalogue.fingerprint(tag).equals(fingerprint)) {
                problems.add(
                    "tag %s is defined differently from when the model was trained".formatted(tag));
              }
            });
    refuse(problems);
    return new RiskModel(artifact, catalogue);
  }

  private static List<String> problems(List<Feature> schema, Catalogue catalogue) {
    List<String> problems = new ArrayList<>();
    for (Feature feature : schema) {
      if (!catalogue.contains(feature.tag())) {
        problems.add("tag %s is not in the catalogue".formatted(feature.tag()));
      } else if (!fits(feature, catalogue.tag(feature.tag()).kind())) {
        problems.add(
            "tag %s is a %s, the feature is %s"
                .formatted(
                    feature.tag(),
                    catalogue.tag(feature.tag()).kind(),
                    feature.getClass().getSimpleName()));
      }
    }
    return problems;
  }

  private static boolean fits(Feature feature, TagSpec.Kind kind) {
    if (feature instanceof Feature.Numeric) {
      return kind == TagSpec.Kind.QUANTITY;
    }
    if (feature instanceof Feature.TruthValue) {
      return kind == TagSpec.Kind.TRUTH;
    }
    return feature instanceof Feature.MissingFlag || kind == TagSpec.Kind.CODE;
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new ArtifactException(
          "the model does not fit the tag catalogue: " + String.join("; ", problems));
    }
  }

  /** Encodes tags by a schema alone, as training does before there is an artifact. */
  public static double[] encode(List<Feature> schema, TagVector tags) {
    double[] x = new double[schema.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = encode(schema.get(i), tags.get(schema.get(i).tag()));
    }
    return x;
  }

  private static double encode(Feature feature, TagValue value) {
    if (feature instanceof Feature.Numeric numeric) {
      return value instanceof TagValue.Quantity q ? q.value() : numeric.whenMissing();
    }
    if (feature instanceof Feature.TruthValue truth) {
      return value instanceof TagValue.Truth t ? (t.value() ? 1 : 0) : truth.whenMissing();
    }
    if (feature instanceof Feature.CodeTarget target) {
      return value instanceof TagValue.Code code
          ? target.values().getOrDefault(code.value(), target.otherwise())
          : target.whenMissing();
    }
    if (feature instanceof Feature.CodeIs is) {
      return value instanceof TagValue.Code code && code.value().equals(is.code()) ? 1 : 0;
    }
    return value instanceof TagValue.Missing ? 1 : 0;
  }

  public ModelArtifact artifact() {
    return artifact;
  }

  /** The artifact's id. */
  public String id() {
    return id;
  }

  /**
   * The model's input: one number for each feature of the schema.
   *
   * @throws IllegalArgumentException if the tags are those of another catalogue
   */
  public double[] encode(TagVector values) {
    requireOwnCatalogue(values);
    double[] x = new double[tagOf.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = encode(artifact.schema().get(i), values.get(places[tagOf[i]]));
    }
    return x;
  }

  /** Calibrated probability of an encoded input. */
  public double probability(double[] x) {
    return artifact.calibration().probability(artifact.scorer().margin(x));
  }

  /** The margin of an encoded input, split among the features. */
  public Explanation explain(double[] x) {
    Scorer scorer = artifact.scorer();
    return new Explanation(scorer.expectedMargin(), scorer.contributions(x), scorer.margin(x));
  }

  private void requireOwnCatalogue(TagVector values) {
    Catalogue other = values.catalogue();
    if (other != catalogue && !other.fingerprint().equals(catalogue.fingerprint())) {
      throw new IllegalArgumentException(
          "tags of catalogue %s, the model is bound to %s"
              .formatted(other.fingerprint(), catalogue.fingerprint()));
    }
  }

  /**
   * Share of the tags that the schema reads that are known and not stale, 0 to 1.
   *
   * @param stale of the model's catalogue
   */
  public double coverage(TagVector values, StaleTags stale) {
    requireOwnCatalogue(values);
    int known = 0;
    for (int place : places) {
      known += values.known(place) && !stale.contains(place) ? 1 : 0;
    }
    return places.length == 0 ? 0 : (double) known / places.length;
  }

  /**
   * Stale tags lower the coverage, and so may leave an enterprise without a score; the probability
   * is that of all that is known, stale or not.
   *
   * @param enrolled whether the enterprise is watched; otherwise the answer is {@code NOT_ENROLLED}
   * @param stale of the model's catalogue
   */
  public Score score(
      EnterpriseId enterprise,
      Instant asOf,
      int release,
      TagVector values,
      boolean enrolled,
      StaleTags stale) {
    double coverage = coverage(values, stale);
    if (!enrolled || coverage < artifact.minimumCoverage()) {
      Score.Why why = enrolled ? whyTooLow(values) : Score.Why.NOT_ENROLLED;
      return new Score.Unscored(enterprise, artifact.risk(), asOf, release, why, coverage);
    }
    double probability = probability(encode(values));
    double index = index(probability, artifact.threshold());
    return new Score.Scored(
        enterprise,
        artifact.risk(),
        asOf,
        release,
        id,
        probability,
        artifact.threshold(),
        index,
        band(index),
        coverage);
  }

  /** Whether it would be too low with sound feeds too. */
  private Score.Why whyTooLow(TagVector values) {
    return coverage(values, StaleTags.NONE) < artifact.minimumCoverage()
        ? Score.Why.LOW_COVERAGE
        : Score.Why.STALE_FEEDS;
  }

  /**
   * Why the model comes to the probability that it has for these tags: exact Shapley values, which
   * cost far more than the probability itself.
   */
  public ScoreReasons reasons(TagVector values) {
    Explanation explanation = explain(encode(values));
    return new ScoreReasons(
        explanation.base(),
        indexOf(explanation.base()),
        explanation.margin(),
        indexOf(explanation.margin()),
        reasons(explanation.contributions(), values));
  }

  /**
   * What would have to be otherwise for the index to lie below that of orange.
   *
   * @param points that rules add to the model's index, whatever it is
   */
  public Counterfactuals counterfactuals(TagVector values, int points) {
    double bound = Counterfactuals.ORANGE;
    double[] x = encode(values);
    ToDoubleFunction<double[]> index =
        input -> Math.max(0, Math.min(100, indexOf(artifact.scorer().margin(input)) + points));
    if (index.applyAsDouble(x) < bound) {
      return new Counterfactuals(Counterfactuals.Finding.ALREADY_BELOW, bound, List.of());
    }
    if (!(artifact.scorer() instanceof TreeEnsemble trees)) {
      return new Counterfactuals(Counterfactuals.Finding.NOT_OF_TREES, bound, List.of());
    }
    List<Counterfactuals.Hint> hints =
        new CounterfactualSearch(x, index, bound)
            .run(levers(trees, shares(trees.contributions(x)), values));
    return new Counterfactuals(
        hints.isEmpty() ? Counterfactuals.Finding.OUT_OF_REACH : Counterfactuals.Finding.FOUND,
        bound,
        hints);
  }

  /** Known quantities that raise the score, the one with the largest share first. */
  private List<CounterfactualSearch.Lever> levers(
      TreeEnsemble trees, double[] shares, TagVector values) {
    return largestFirst(shares).stream()
        .filter(tag -> shares[tag] > 0 && values.get(places[tag]) instanceof TagValue.Quantity)
        .map(tag -> lever(trees, tag))
        .filter(lever -> lever.thresholds().length > 0)
        .toList();
  }

  private CounterfactualSearch.Lever lever(TreeEnsemble trees, int tag) {
    int[] features =
        IntStream.range(0, tagOf.length)
            .filter(i -> tagOf[i] == tag && artifact.schema().get(i) instanceof Feature.Numeric)
            .toArray();
    double[] thresholds =
        Arrays.stream(features)
            .mapToObj(trees::thresholds)
            .flatMapToDouble(Arrays::stream)
            .sorted()
            .distinct()
            .toArray();
    return new CounterfactualSearch.Lever(tags.get(tag), features, thresholds);
  }

  /** The index that the model gives a margin. */
  double indexOf(double margin) {
    return index(artifact.calibration().probability(margin), artifact.threshold());
  }

  /** Of each tag: the contributions of its features are summed. */
  private double[] shares(double[] contributions) {
    double[] shares = new double[tags.size()];
    for (int i = 0; i < contributions.length; i++) {
      shares[tagOf[i]] += contributions[i];
    }
    return shares;
  }

  /** The tags that have a share. */
  private List<Integer> largestFirst(double[] shares) {
    List<Integer> largestFirst = new ArrayList<>();
    for (int tag = 0; tag < shares.length; tag++) {
      if (shares[tag] != 0) {
        largestFirst.add(tag);
      }
    }
    largestFirst.sort(
        (one, other) -> {
          int bySize = Double.compare(Math.abs(shares[other]), Math.abs(shares[one]));
          return bySize != 0 ? bySize : tags.get(one).compareTo(tags.get(other));
        });
    return largestFirst;
  }

  private List<Reason> reasons(double[] contributions, TagVector values) {
    double[] shares = shares(contributions);
    List<Integer> largestFirst = largestFirst(shares);
    List<Reason> reasons = new ArrayList<>(largestFirst.size());
    for (int tag : largestFirst) {
      reasons.add(
          new Reason(
              tags.get(tag),
              values.get(places[tag]),
              shares[tag],
              reasons.size() < REASONS_WITH_EVIDENCE ? values.evidence(tags.get(tag)) : List.of()));
    }
    return reasons;
  }

  /**
   * Risk index: straight lines through (0, 0), (threshold, 60) and (1, 100).
   *
   * @return 0 to 100
   */
  public static double index(double probability, double threshold) {
    return probability < threshold
        ? Math.min(Math.nextDown(60.0), 60 * probability / threshold)
        : Math.min(100, 60 + 40 * (probability - threshold) / (1 - threshold));
  }

  /** 红 from 80, 橙 from 60, 黄 from 40, 蓝 from 20, 绿 below. */
  public static Band band(double index) {
    if (index >= 80) {
      return Band.RED;
    }
    if (index >= ORANGE) {
      return Band.ORANGE;
    }
    if (index >= 40) {
      return Band.YELLOW;
    }
    return index >= 20 ? Band.BLUE : Band.GREEN;
  }
}
