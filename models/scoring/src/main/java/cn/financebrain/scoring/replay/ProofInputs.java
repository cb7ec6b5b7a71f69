package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.PastEvaluators;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.replay.ProofInput.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Looks at the files that a derivation needs, all of them afresh, and keeps what it finds: a file
 * that was changed or removed since somebody last read it is found out.
 */
final class ProofInputs {
  private final Path models;
  private final List<ProofInput> found = new ArrayList<>();
  private boolean whole = true;

  ProofInputs(Path models) {
    this.models = models;
  }

  List<ProofInput> found() {
    return found;
  }

  void add(ProofInput input) {
    found.add(input);
  }

  /**
   * The evaluator with the catalogue of a release.
   *
   * @param numbers of all releases that the records name
   * @return empty if anything that it needs is missing or differs; what, is noted
   */
  Optional<Evaluator> evaluator(int release, Set<Integer> numbers) {
    Set<Integer> all = new TreeSet<>(numbers);
    all.add(release);
    all.forEach(this::release);
    if (!whole) {
      return Optional.empty();
    }
    String catalogue = ReleaseDirectory.catalogueOf(models, release);
    Optional<Evaluator> evaluator = catalogue(catalogue, release);
    evaluator.ifPresent(its -> contents(its, catalogue, all));
    return whole ? evaluator : Optional.empty();
  }

  private void release(int number) {
    String name = Integer.toString(number);
    Optional<String> catalogue =
        tried(
            Kind.RELEASE,
            name,
            ReleaseDirectory.isWritten(models, number),
            () -> ReleaseDirectory.catalogueOf(models, number));
    catalogue.ifPresent(
        id -> add(ProofInput.present(Kind.RELEASE, name, "", "发布文件可读", "can be read")));
  }

  private Optional<Evaluator> catalogue(String id, int release) {
    boolean there =
        id.equals(Release.PRODUCT) || new CatalogueDirectory(models).list().contains(id);
    Optional<Evaluator> evaluator =
        tried(Kind.CATALOGUE, nameOf(id), there, () -> new PastEvaluators(models).of(release));
    evaluator.ifPresent(
        its ->
            add(
                ProofInput.present(
                    Kind.CATALOGUE,
                    nameOf(id),
                    its.catalogue().fingerprint(),
                    "标签 %d 个".formatted(its.catalogue().tags().size()),
                    "%d tags".formatted(its.catalogue().tags().size()))));
    return evaluator;
  }

  /** Models and books of all releases that have the catalogue: others fit it or are left out. */
  private void contents(Evaluator evaluator, String catalogue, Set<Integer> numbers) {
    ReleaseDirectory releases = new ReleaseDirectory(models, evaluator.catalogue());
    Set<String> artifacts = new TreeSet<>();
    Set<String> books = new TreeSet<>();
    for (int number : numbers) {
      Release release = releases.release(number);
      if (release.catalogue().equals(catalogue)) {
        for (Risk risk : Risk.values()) {
          Optional.ofNullable(release.models().get(risk)).ifPresent(artifacts::add);
        }
        books.add(release.rules());
      }
    }
    artifacts.forEach(id -> model(releases, id));
    books.forEach(id -> book(evaluator, id));
    numbers.stream()
        .map(releases::release)
        .filter(release -> !release.catalogue().equals(catalogue))
        .forEach(this::ofAnother);
  }

  /** A release of another catalogue, under which the episodes went on: its files are read too. */
  private void ofAnother(Release release) {
    CatalogueDirectory catalogues = new CatalogueDirectory(models);
    RuleBookDirectory books = new RuleBookDirectory(models);
    String catalogue = release.catalogue();
    String book = release.rules();
    boolean there = catalogue.equals(Release.PRODUCT) || catalogues.list().contains(catalogue);
    tried(Kind.CATALOGUE, nameOf(catalogue), there, () -> catalogues.open(catalogue));
    boolean bookThere = book.equals(Release.PRODUCT) || books.list().contains(book);
    tried(Kind.RULES, nameOf(book), bookThere, () -> books.files(book));
  }

  private void model(ReleaseDirectory releases, String id) {
    tried(Kind.MODEL, id, releases.artifactIds().contains(id), () -> releases.artifact(id))
        .ifPresent(
            model ->
                add(
                    ProofInput.present(
                        Kind.MODEL,
                        id,
                        model.id(),
                        model.risk().chinese() + "，内容与编号相符",
                        model.risk().english() + ", the content is that of its id")));
  }

  private void book(Evaluator evaluator, String id) {
    RuleBookDirectory books = new RuleBookDirectory(models);
    boolean there = id.equals(Release.PRODUCT) || books.list().contains(id);
    tried(Kind.RULES, nameOf(id), there, () -> books.open(id, evaluator.catalogue()))
        .ifPresent(
            book ->
                add(
                    ProofInput.present(
                        Kind.RULES,
                        nameOf(id),
                        book.id(),
                        "规则 %d 条".formatted(book.rules().size()),
                        "%d rules".formatted(book.rules().size()))));
  }

  private static String nameOf(String id) {
    return id.equals(Release.PRODUCT) ? "product" : id;
  }

  private <T> Optional<T> tried(Kind kind, String name, boolean there, Supplier<T> open) {
    try {
      return Optional.of(open.get());
    } catch (ReleaseException | ArtifactException e) {
      whole = false;
      add(
          there
              ? ProofInput.differs(kind, name, "文件已不是写入时的内容：" + e.getMessage(), e.getMessage())
              : ProofInput.missing(kind, name, "文件不存在：" + e.getMessage(), e.getMessage()));
      return Optional.empty();
    }
  }
}
