package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tags that are computed, in their order. Read from YAML and compiled once; immutable and safe
 * to share between threads.
 */
public final class Catalogue {
  private static final List<String> BUNDLED =
      Arrays.stream(Category.values()).map(category -> category.id() + ".yaml").toList();
  private static final Comparator<Path> READING_ORDER =
      Comparator.<Path>comparingInt(Catalogue::place).thenComparing(Comparator.naturalOrder());

  private final List<TagDefinition> definitions;
  private final List<TagSpec> tags;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, TypePlan> plans;
  private final int[] order;
  private final int[] all;
  private final int[] composed;
  private final int[][] reads;
  private final List<List<String>> inputs;
  private final List<List<String>> types = new ArrayList<>();
  private final BitSet daily;
  private final String fingerprint;
  private final FactTables tables;
  private final ValuePool pool = new ValuePool();

  private Catalogue(List<TagDefinition> definitions, List<String> problems) {
    this.definitions = List.copyOf(definitions);
    this.tags = definitions.stream().map(TagDefinition::spec).toList();
    for (TagSpec tag : tags) {
      if (places.put(tag.id(), places.size()) != null) {
        problems.add("tag %s is defined twice".formatted(tag.id()));
      }
    }
    if (problems.isEmpty()) {
      definitions.forEach(definition -> checkReads(definition, problems));
    }
    refuse(problems);
    this.reads = definitions.stream().map(this::collectReads).toArray(int[][]::new);
    this.order = ReadingOrder.of(tags, reads, problems);
    refuse(problems);
    this.plans = plans(problems);
    refuse(problems);
    Map<String, FactShape> shapes = new TreeMap<>();
    plans.forEach((type, plan) -> shapes.put(type, plan.shape()));
    this.tables = FactTables.of(shapes);
    this.all = IntStream.range(0, tags.size()).toArray();
    this.composed =
        Arrays.stream(order)
            .filter(i -> !(definitions.get(i).derivation() instanceof Derivation.FromEvents))
            .toArray();
    this.inputs = collectInputs();
    this.daily = collectDaily();
    definitions.forEach(definition -> checkComparison(definition, problems));
    refuse(problems);
    tags.forEach(tag -> types.add(collectTypes(tag.id())));
    this.fingerprint =
        Fingerprint.of(definitions.stream().map(TagDefinition::canonicalText).toList());
  }

  private static Catalogue of(CatalogueReader reader) {
    List<String> problems = new ArrayList<>(reader.problems());
    if (reader.definitions().isEmpty() && problems.isEmpty()) {
      problems.add("no tag is defined, expected at least one");
    }
    return new Catalogue(reader.definitions(), problems);
  }

  /** Some of the tags, and those that they build upon, in the same order. */
  public Catalogue only(Set<String> some) {
    Set<String> needed = new TreeSet<>();
    some.forEach(tag -> needed.addAll(inputs(tag)));
    return new Catalogue(
        definitions.stream().filter(tag -> needed.contains(tag.spec().id())).toList(),
        new ArrayList<>());
  }

  private Map<String, TypePlan> plans(List<String> problems) {
    Map<String, TypePlan.Compiler> compilers = new TreeMap<>();
    for (int place = 0; place < definitions.size(); place++) {
      if (definitions.get(place).derivation() instanceof Derivation.FromEvents events) {
        compilers
            .computeIfAbsent(events.type(), type -> new TypePlan.Compiler())
            .add(place, events);
      }
    }
    Map<String, TypePlan> compiled = new TreeMap<>();
    compilers.forEach(
        (type, compiler) -> {
          if (compiler.filters() > TypePlan.MOST_FILTERS) {
            problems.add(
                "event type %s: %d different filters, expected at most %d"
                    .formatted(type, compiler.filters(), TypePlan.MOST_FILTERS));
          }
          compiled.put(type, compiler.compile());
        });
    return compiled;
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new CatalogueException(problems);
    }
  }

  private void checkReads(TagDefinition definition, List<String> problems) {
    String place =
        "%s, tag %s".formatted(definition.spec().category().id(), definition.spec().id());
    for (String name : definition.derivation().tagsRead()) {
      if (!places.containsKey(name)) {
        problems.add("%s: reads '%s', expected a tag of the catalogue".formatted(place, name));
      }
    }
    if (definition.derivation() instanceof Derivation.FromPeers peers) {
      requireKind(place, peers.of(), TagSpec.Kind.QUANTITY, problems);
      peers.within().forEach(tag -> requireKind(place, tag, TagSpec.Kind.CODE, problems));
    }
  }

  /** Statistics of an epoch are gathered once, so a comparison can't rest on another. */
  private void checkComparison(TagDefinition definition, List<String> problems) {
    if (definition.derivation() instanceof Derivation.FromPeers comparison) {
      for (String read : comparison.tagsRead()) {
        for (String input : inputs(read)) {
          if (definition(input).derivation() instanceof Derivation.FromPeers) {
            problems.add(
                "%s, tag %s: compares by '%s', which rests on the comparison '%s', expected none"
                    .formatted(
                        definition.spec().category().id(), definition.spec().id(), read, input));
          }
        }
      }
    }
  }

  private void requireKind(String place, String tag, TagSpec.Kind kind, List<String> problems) {
    if (places.containsKey(tag) && tag(tag).kind() != kind) {
      problems.add(
          "%s: compares by '%s', which is a %s, expected a %s"
              .formatted(place, tag, word(tag(tag).kind()), word(kind)));
    }
  }

  private static String word(TagSpec.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static int place(Path file) {
    int place = BUNDLED.indexOf(file.getFileName().toString());
    return place < 0 ? BUNDLED.size() : place;
  }

  /** The catalogue that the product ships. */
  public static Catalogue bundled() {
    CatalogueReader reader = new CatalogueReader();
    bundledFiles().forEach((file, text) -> reader.read("catalogue/" + file, text));
    return of(reader);
  }

  /** The YAML of the catalogue that the product ships, by the name of the file, in its order. */
  public static Map<String, String> bundledFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : BUNDLED) {
      try (InputStream in =
          Catalogue.class.getClassLoader().getResourceAsStream("catalogue/" + file)) {
        if (in == null) {
          throw new CatalogueException(List.of(file + " is not in the jar"));
        }
        files.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(file, e);
      }
    }
    return files;
  }

  /**
   * Reads all {@code *.yaml} of a directory: those that are named after a category in the order of
   * the categories, as {@link #bundled} does, then the others in the order of their names.
   *
   * @throws CatalogueException naming everything that is wrong, each with file, tag and key
   */
  public static Catalogue load(Path directory) {
    CatalogueReader reader = new CatalogueReader();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files.filter(f -> f.toString().endsWith(".yaml")).sorted(READING_ORDER).toList()) {
        reader.read(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new CatalogueException(List.of("%s can't be read: %s".formatted(directory, e)));
    }
    return of(reader);
  }

  /**
   * Compiles one YAML text.
   *
   * @throws CatalogueException as {@link #load}
   */
  public static Catalogue parse(String name, String yaml) {
    CatalogueReader reader = new CatalogueReader();
    reader.read(name, yaml);
    return of(reader);
  }

  /** In catalogue order: the order of the values of a {@link TagVector}. */
  public List<TagSpec> tags() {
    return tags;
  }

  /**
   * Place of a tag in {@link #tags()}.
   *
   * @throws IllegalArgumentException if there is no such tag
   */
  public int indexOf(String tag) {
    Integer place = places.get(tag);
    if (place == null) {
      throw new IllegalArgumentException("tag '%s' is not in the catalogue".formatted(tag));
    }
    return place;
  }

  public boolean contains(String tag) {
    return places.containsKey(tag);
  }

  public TagSpec tag(String id) {
    return tags.get(indexOf(id));
  }

  /**
   * Whether the tag's value can change although nothing happens, because it looks at a window of
   * days or counts days. A model trained on a single snapshot should not read such tags: years
   * later they all have moved.
   */
  public boolean movesByItself(String tag) {
    return inputs(tag).stream().anyMatch(input -> definition(input).movesByItself());
  }

  /** Hash of all definitions: 16 hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Hash of what decides the value of one tag, the definitions that it builds upon included. */
  public String fingerprint(String tag) {
    return Fingerprint.of(
        inputs(tag).stream().map(input -> definition(input).canonicalText()).toList());
  }

  /** {@link #fingerprint(String)} of a tag that may not be in the catalogue. */
  public Optional<String> knownFingerprint(String tag) {
    return contains(tag) ? Optional.of(fingerprint(tag)) : Optional.empty();
  }

  /** The tag and all that it builds upon, in catalogue order. */
  List<String> inputs(String tag) {
    return inputs.get(indexOf(tag));
  }

  private List<List<String>> collectInputs() {
    List<TreeSet<Integer>> all = new ArrayList<>(Collections.nCopies(tags.size(), null));
    for (int place : order) {
      TreeSet<Integer> inputsOfTag = new TreeSet<>(Set.of(place));
      for (int read : reads[place]) {
        inputsOfTag.addAll(all.get(read));
      }
      all.set(place, inputsOfTag);
    }
    return all.stream()
        .map(places -> places.stream().map(place -> tags.get(place).id()).toList())
        .toList();
  }

  private List<String> collectTypes(String tag) {
    Set<String> all = new TreeSet<>();
    for (String input : inputs(tag)) {
      if (definition(input).derivation() instanceof Derivation.FromEvents events) {
        all.add(events.type());
      }
    }
    return List.copyOf(all);
  }

  private int[] collectReads(TagDefinition definition) {
    return definition.derivation().tagsRead().stream().mapToInt(places::get).toArray();
  }

  /** Types of the events that the tag at a place rests on. */
  List<String> types(int place) {
    return types.get(place);
  }

  /**
   * Whether the value of the tag at a place can be another one each day although nothing happens:
   * it counts days, or decays, or is made of such tags.
   */
  public boolean movesDaily(int place) {
    return daily.get(place);
  }

  /** Whether events of a type are among those that the tag at a place rests on. */
  public boolean restsOn(int place, String type) {
    return types.get(place).contains(type);
  }

  private BitSet collectDaily() {
    BitSet all = new BitSet();
    for (int place : order) {
      boolean counts =
          definitions.get(place).derivation() instanceof Derivation.FromEvents events
              && events.movesDaily();
      all.set(place, counts || Arrays.stream(reads[place]).anyMatch(all::get));
    }
    return all;
  }

  /** Places of all tags; read only. */
  int[] all() {
    return all;
  }

  /** Places of the tags that are made of other tags, each after those that it reads; read only. */
  int[] composed() {
    return composed;
  }

  /** Places of the tags that the tag at a place is made of; read only. */
  int[] reads(int place) {
    return reads[place];
  }

  List<TagDefinition> definitions() {
    return definitions;
  }

  TagDefinition definition(String tag) {
    return definitions.get(indexOf(tag));
  }

  /** What tags read of a type; an empty plan where no tag reads it. */
  TypePlan plan(String type) {
    TypePlan plan = plans.get(type);
    return plan == null ? TypePlan.NOTHING : plan;
  }

  /** Whether no tag can see a fact at an instant, nor at any later one; see {@link Reach}. */
  boolean isOutOfSight(Fact fact, Instant at) {
    return plan(fact.type()).reach().hasLost(fact, at);
  }

  /** What the states of enterprises are written with under this catalogue. */
  public FactTables tables() {
    return tables;
  }

  /** For what the facts of all enterprises share. */
  ValuePool pool() {
    return pool;
  }

  /** Event types that tags read. */
  public Set<String> eventTypes() {
    return Collections.unmodifiableSet(plans.keySet());
  }
}
