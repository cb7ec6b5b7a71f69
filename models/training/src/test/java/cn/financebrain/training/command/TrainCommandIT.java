package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.engine.EngineProcess;
import cn.financebrain.ingest.load.FeedEvents;
import cn.financebrain.ingest.load.LabelFile;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.scoring.drift.DriftJudge;
import cn.financebrain.scoring.drift.DriftReference;
import cn.financebrain.scoring.drift.ReferenceBins;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.model.ScoreReasons;
import cn.financebrain.scoring.peer.PeerRecount;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.store.DriftCounts;
import cn.financebrain.store.Migrations;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import cn.financebrain.training.MadeFiles;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.FeedTable;
import cn.financebrain.training.table.Label;
import cn.financebrain.training.table.TrainingTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real engine with made-up enterprises, whose industry and capital decide. */
class TrainCommandIT {
  private static final int ENTERPRISES = 400;
  private static final Instant TOLD = Instant.parse("2020-10-31T00:00:00Z");
  private static final Instant AS_OF = Instant.parse("2020-12-31T16:00:00Z");
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @TempDir static Path directory;
  private static EngineProcess engine;
  private static WarehouseSettings warehouse;
  private static Map<String, String> environment;
  private static final List<EnterpriseEvent> EVENTS = new ArrayList<>();

  @BeforeAll
  static void fillAWarehouse() throws Exception {
    StringBuilder labels = new StringBuilder("id,label\n");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < ENTERPRISES; i++) {
      boolean finance = random.nextInt(4) == 0;
      double capital = random.nextDouble(10_000);
      boolean positive = finance && capital + random.nextGaussian() * 1_000 > 4_000;
      String id = "e%05d".formatted(i);
      EVENTS.add(registration(id, finance ? "J" : "C", capital));
      labels.append(id).append(positive ? ",1\n" : ",0\n");
    }
    Files.writeString(directory.resolve("labels.csv"), labels);
    engine = EngineProcess.start();
    warehouse =
        new WarehouseSettings(
            engine.url(), engine.user(), engine.password(), WarehouseSettings.DATABASE);
    Migrations.apply(warehouse, CATALOGUE.tags(), List.of());
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < EVENTS.size(); i++) {
      rows.add(new WarehouseRow.EventRow(EVENTS.get(i), new LogPosition(0, i)));
    }
    try (WarehouseWriter writer =
        WarehouseWriter.open(warehouse, CATALOGUE.tags(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
    environment =
        Map.of(
            "FB_CLICKHOUSE_URL", warehouse.url(),
            "FB_CLICKHOUSE_USER", warehouse.user(),
            "FB_CLICKHOUSE_PASSWORD", warehouse.password(),
            "FB_CLICKHOUSE_DATABASE", warehouse.database(),
            "FB_MODELS_DIR", directory.resolve("models").toString());
  }

  @AfterAll
  static void stopTheEngine() {
    engine.close();
  }

  @Test
  void trainsTheSameArtifactTwiceAndItScoresAsTheStreamWould() throws Exception {
    Path first = directory.resolve("first.json");
    Path second = directory.resolve("second.json");

    assertThat(run("train", "--seed=3", "--out=" + first)).isZero();
    assertThat(run("train", "--seed=3", "--out=" + second)).isZero();

    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    RiskModel model = RiskModel.bind(ArtifactFile.read(first), CATALOGUE);
    assertThat(directory.resolve("models/artifacts/" + model.id() + ".json")).exists();
    assertThat(model.artifact().metrics().get("auc")).isGreaterThan(0.9);
    assertThat(model.artifact().card().chinese())
        .contains("样本标注文件：labels.csv", "最早一条标注的时点：2021-01-01", "样本数：400")
        .doesNotContain("null");
    Profile profile = Profile.empty(CATALOGUE);
    profile.apply(EVENTS.get(0));
    Score score = score(model, profile, EVENTS.get(0));
    assertThat(score).isInstanceOf(Score.Scored.class);
    Score.Scored scored = (Score.Scored) score;
    ScoreReasons why = model.reasons(profile.tags(AS_OF));
    double margin = why.base() + why.reasons().stream().mapToDouble(Reason::contribution).sum();
    assertThat(model.artifact().calibration().probability(margin))
        .isCloseTo(scored.probability(), within(1e-9));
  }

  @Test
  void storedLabelsMakeTheModelThatTheirFileMakes() throws Exception {
    Path ofFile = directory.resolve("of-file.json");
    Path ofStored = directory.resolve("of-stored.json");
    List<WarehouseRow> labels = new ArrayList<>();
    for (var label : LabelFile.read(FeedSet.open("bdci"), directory.resolve("labels.csv"))) {
      labels.add(label(label.enterprise(), label.positive(), AS_OF, TOLD));
      labels.add(label(label.enterprise(), !label.positive(), AS_OF, TOLD.minusSeconds(9)));
      labels.add(label(label.enterprise(), true, AS_OF.plusSeconds(1), TOLD));
      labels.add(label(label.enterprise(), !label.positive(), AS_OF, AS_OF.plusSeconds(1)));
    }
    try (WarehouseWriter writer =
        WarehouseWriter.open(warehouse, CATALOGUE.tags(), RetryPolicy.NONE)) {
      writer.write(labels);
    }

    assertThat(run("train", "--seed=3", "--out=" + ofFile)).isZero();
    assertThat(
            TrainingCommandLine.run(
                environment,
                "train",
                "--risk=fundraising",
                "--stored-labels",
                "--as-of=2021-01-01",
                "--seed=3",
                "--out=" + ofStored))
        .isZero();

    ModelArtifact stored = ArtifactFile.read(ofStored);
    ModelArtifact file = ArtifactFile.read(ofFile);
    assertThat(stored.metrics()).isEqualTo(file.metrics());
    assertThat(stored.schema()).isEqualTo(file.schema());
    assertThat(stored.threshold()).isEqualTo(file.threshold());
    assertThat(stored.createdFrom()).containsEntry("labels", "stored");
  }

  private static WarehouseRow label(
      EnterpriseId enterprise, boolean positive, Instant asOf, Instant knownAt) {
    return new WarehouseRow.LabelRow(
        enterprise,
        Risk.FUNDRAISING,
        positive,
        asOf,
        knownAt,
        WarehouseRow.Selection.OTHER,
        "made " + knownAt);
  }

  @Test
  void aTagThatShiftsIsAnAlarmAndNothingIsOneBefore() throws Exception {
    Path file = directory.resolve("watched.json");
    assertThat(run("train", "--seed=4", "--out=" + file)).isZero();
    RiskModel model = RiskModel.bind(ArtifactFile.read(file), CATALOGUE);

    evaluateAll(model, 1);
    assertThat(drift(model))
        .as("of the enterprises that it was trained on")
        .allMatch(finding -> finding.state() == DriftFinding.State.STABLE)
        .anyMatch(finding -> finding.subject().equals("reg_capital"));

    evaluateAll(model, 100);
    assertThat(drift(model))
        .anySatisfy(
            finding -> {
              assertThat(finding.subject()).isEqualTo("reg_capital");
              assertThat(finding.state()).isEqualTo(DriftFinding.State.ALARM);
            })
        .anyMatch(
            finding ->
                finding.subject().equals("reg_industry_class")
                    && finding.state() == DriftFinding.State.STABLE);
  }

  private static List<DriftFinding> drift(RiskModel model) {
    DriftReference reference = model.artifact().reference().orElseThrow();
    Map<String, Bins> bins = new HashMap<>();
    reference.tags().forEach((tag, then) -> bins.put(tag, then.bins()));
    try (DriftCounts counts = DriftCounts.open(warehouse)) {
      DriftCounts.Scores scores =
          counts.scores(Risk.FUNDRAISING, model.id(), ReferenceBins.OF_INDEX);
      assertThat(scores.unscored()).isEmpty();
      return DriftJudge.judge(
          Risk.FUNDRAISING,
          model.id(),
          reference,
          new DriftJudge.Now(counts.tags(Risk.FUNDRAISING, model.id(), bins), scores.index(), 0));
    }
  }

  /** What the stream tells of every enterprise, whose capital is so many times that of training. */
  private static void evaluateAll(RiskModel model, int times) {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < ENTERPRISES; i++) {
      EnterpriseEvent event = EVENTS.get(i);
      double capital =
          ((FieldValue.Quantity) event.data().get("registered_capital")).value() * times;
      String section = ((FieldValue.Text) event.data().get("industry_section")).value();
      Profile profile = Profile.empty(CATALOGUE);
      profile.apply(registration(event.key().id(), section, capital));
      LogPosition position = new LogPosition(2, (long) times * ENTERPRISES + i);
      EnterpriseId id = event.enterprise();
      rows.add(new WarehouseRow.EnterpriseRow(id, "", "", "", true, position));
      List<TagValue> values = profile.tags(AS_OF).values();
      rows.add(new WarehouseRow.TagRow(id, AS_OF, 1, position, values));
      rows.add(new WarehouseRow.ScoreRow(score(model, profile, event), position));
    }
    try (WarehouseWriter writer =
        WarehouseWriter.open(warehouse, CATALOGUE.tags(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
  }

  @Test
  void evaluatesAndWritesFigures() throws Exception {
    Path report = directory.resolve("report.json");

    assertThat(run("evaluate", "--trainer=logistic", "--seeds=7", "--out=" + report)).isZero();

    assertThat(Files.readString(report)).contains("industry only", "inside_auc", "\"parts\" : 5");
  }

  @Test
  void aModelThatReadsTagsIsMeasuredOnLabels() throws Exception {
    Path model = directory.resolve("measured.json");
    Path report = directory.resolve("of-model.json");
    Path scores = directory.resolve("of-model.csv");
    assertThat(run("train", "--trainer=logistic", "--out=" + model)).isZero();

    assertThat(run("evaluate", "--model=" + model, "--out=" + report, "--scores=" + scores))
        .isZero();
    assertThat(
            TrainingCommandLine.run(
                environment,
                "evaluate",
                "--risk=default",
                "--labels=" + directory.resolve("labels.csv"),
                "--as-of=2021-01-01",
                "--model=" + model))
        .as("another risk")
        .isEqualTo(1);

    assertThat(Files.readString(report)).contains("on 400 rows", "\"auc\"");
    assertThat(Files.readAllLines(scores))
        .hasSize(ENTERPRISES + 1)
        .contains("id,probability")
        .anyMatch(line -> line.matches("bdci:e00007,[-0-9.E]+"));
  }

  @Test
  void labelsOfUnknownEnterprisesOnlyAreAFailure() throws Exception {
    Path strangers = directory.resolve("strangers.csv");
    Files.writeString(strangers, "id,label\nnobody,1\n");

    assertThat(TrainingCommandLine.run(environment, arguments("train", strangers))).isEqualTo(1);
  }

  @Test
  void theTableOfAFeedsFilesIsThatOfTheWarehouseTheyWereLoadedInto() throws Exception {
    Path files = MadeFiles.city(directory.resolve("files"), 80);
    FeedSet feed = FeedSet.open("bdci");
    FeedEvents read =
        FeedEvents.read(feed, files, Instant.parse("2026-01-01T00:00:00Z"), (b, all, rows) -> {});
    store(read);
    List<Label> labels = new ArrayList<>();
    for (var label : LabelFile.read(feed, files.resolve("labels.csv"))) {
      labels.add(new Label(label.enterprise(), AS_OF.minusSeconds(1), label.positive()));
      labels.add(new Label(label.enterprise(), AS_OF, label.positive()));
    }

    TrainingTable inMemory = FeedTable.of(read.byEnterprise(), labels, CATALOGUE);

    TrainingTable stored =
        TableOptions.table(labels, AS_OF, CATALOGUE, TrainingStack.of(environment));
    assertThat(inMemory.rows()).hasSize(160).isEqualTo(stored.rows());
    assertThat(inMemory.columns()).hasSameSizeAs(stored.columns());
    for (int c = 0; c < stored.columns().size(); c++) {
      requireEqual(inMemory.columns().get(c), stored.columns().get(c));
    }
    Column.Numbers peers =
        inMemory.columns().stream()
            .filter(column -> column.tag().id().equals("reg_capital_industry_z"))
            .map(Column.Numbers.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(peers.values()).as("peers are known").doesNotContain(Double.NaN);
  }

  private static void requireEqual(Column a, Column b) {
    assertThat(a.tag()).isEqualTo(b.tag());
    assertThat(a.known()).as(a.tag().id()).isEqualTo(b.known());
    assertThat(values(a)).as(a.tag().id()).isEqualTo(values(b));
  }

  private static Object values(Column column) {
    return column instanceof Column.Numbers numbers
        ? numbers.values()
        : ((Column.Codes) column).values();
  }

  /** Events as a load of history publishes them, statistics of peers as the stream tells them. */
  private static void store(FeedEvents read) throws Exception {
    PeerRecount peers = new PeerRecount(CATALOGUE);
    List<WarehouseRow> rows = new ArrayList<>();
    read.byEnterprise()
        .forEach(
            (enterprise, events) -> {
              peers.accept(events);
              events.forEach(
                  event ->
                      rows.add(new WarehouseRow.EventRow(event, new LogPosition(1, rows.size()))));
            });
    for (PeerStatistic told : peers.epochs().statistics()) {
      rows.add(
          new WarehouseRow.PeerRow(
              told.group().tag(),
              told.group().codes(),
              told.day(),
              CATALOGUE.fingerprint(told.group().tag()),
              told.figures().count(),
              told.figures().mean(),
              told.figures().deviation()));
    }
    try (WarehouseWriter writer =
        WarehouseWriter.open(warehouse, CATALOGUE.tags(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
  }

  private static int run(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(arguments(command, directory.resolve("labels.csv"))));
    arguments.addAll(List.of(more));
    return TrainingCommandLine.run(environment, arguments.toArray(String[]::new));
  }

  private static String[] arguments(String command, Path labels) {
    return new String[] {command, "--risk=fundraising", "--labels=" + labels, "--as-of=2021-01-01"};
  }

  private static Score score(RiskModel model, Profile profile, EnterpriseEvent event) {
    return model.score(
        event.enterprise(), AS_OF, 1, profile.tags(AS_OF), profile.enrolled(AS_OF), StaleTags.NONE);
  }

  private static EnterpriseEvent registration(String id, String section, double capital) {
    return new EnterpriseEvent(
        new EventKey("bdci/base_info", id),
        "registration.snapshot",
        Category.REGISTRATION,
        new ForeignId("bdci", id),
        TOLD,
        TOLD,
        Instant.parse("2026-01-01T00:00:00Z"),
        0,
        false,
        0,
        Map.of(
            "industry_section", new FieldValue.Text(section),
            "registered_capital", new FieldValue.Quantity(capital)));
  }
}
