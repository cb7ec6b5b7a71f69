package cn.financebrain.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows between the rooms, over the compiled classes of all modules. Each module's classes are
 * read from its own folder, since no class path holds all of them; so this runs when all are built.
 */
class RoomsIT {
  private static final String OURS = "cn.financebrain.";

  /** Which packages below {@link #OURS} a room may use beside its own. */
  private static final List<Room> ROOMS =
      List.of(
          new Room("deploy/console", "console"),
          new Room("models/contract", "contract"),
          new Room("models/scoring", "scoring", "contract"),
          new Room(
              "models/training",
              "training",
              "console",
              "contract",
              "scoring",
              "store",
              "ingest.load",
              "ingest.mapping",
              "ingest.simulate",
              "ingest.source"),
          new Room("models/bench", "bench", "contract", "scoring", "ingest", "training.fit"),
          new Room(
              "ingest",
              "ingest",
              "contract",
              "store",
              "scoring.profile",
              "scoring.release",
              "scoring.yaml"),
          new Room("warehouse/engine", "engine"),
          new Room("warehouse/store", "store", "contract"),
          new Room("streaming-jobs", "streaming", "contract", "scoring", "store", "ingest.codec"),
          new Room("dashboards/api", "dashboards", "contract", "scoring", "store"),
          new Room("deploy/stack", "stack"),
          new Room(
              "deploy/cli",
              "cli",
              "console",
              "contract",
              "scoring",
              "store",
              "ingest",
              "engine.account",
              "streaming"));

  /** What the JDK tells about the time of day, by chance, and about the machine's place. */
  private static final List<String> SURROUNDINGS =
      List.of(
          "java\\.time\\.\\w+\\.now\\(.*",
          "java\\.time\\.(Clock|InstantSource)\\..*",
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*",
          "java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)",
          "java\\.util\\.Calendar\\.getInstance\\(.*",
          "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)\\..*",
          "java\\.util\\.random\\..*",
          "java\\.security\\.SecureRandom\\..*",
          "java\\.lang\\.(Math|StrictMath)\\.random\\(.*",
          "java\\.util\\.UUID\\.randomUUID\\(.*",
          "java\\.util\\.Collections\\.shuffle\\(.*",
          "java\\.util\\.(Locale|TimeZone)\\.getDefault\\(.*",
          "java\\.time\\.ZoneId\\.systemDefault\\(.*",
          "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(.*",
          "java\\.lang\\.String\\.(toLowerCase|toUpperCase|getBytes)\\(\\)",
          "java\\.lang\\.String\\.<init>\\(\\[B\\)",
          "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
          "java\\.text\\.(?!Normalizer).*", // normal forms of Unicode know no locale
          "java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(java\\.lang\\.String\\)");

  private static JavaClasses all;

  @BeforeAll
  static void readTheClassesOfAllRooms() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    all = new ClassFileImporter().importPaths(ROOMS.stream().map(Room::classFiles).toList());
  }

  @Test
  void everyModuleIsARoom() throws IOException {
    List<String> modules =
        Pattern.compile("<module>(.+)</module>")
            .matcher(Files.readString(Launcher.HOME.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .filter(
                module -> Files.isDirectory(Launcher.HOME.resolve(module).resolve("src/main/java")))
            .toList();
    assertThat(modules)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(ROOMS.stream().map(Room::module).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyRoomWasLookedAtAndKeepsToItsPackage() {
    return ROOMS.stream().map(room -> DynamicTest.dynamicTest(room.module(), room::check));
  }

  @TestFactory
  Stream<DynamicTest> aRoomUsesOnlyTheRoomsThatItMay() {
    return ROOMS.stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.module(),
                    () ->
                        classes()
                            .that()
                            .resideInAPackage(room.home())
                            .should()
                            .onlyDependOnClassesThat(room.allowed())
                            .check(all)));
  }

  @TestFactory
  Stream<DynamicTest> aLibraryStaysInItsRoom() {
    return Stream.of(
        onlyIn("streaming", "org.apache.flink.."),
        onlyIn("scoring", "dev.cel.."),
        onlyIn("training", "smile.."),
        onlyIn("bench", "org.openjdk.jmh.."),
        onlyIn("bench", "ml.dmlc.."),
        onlyIn("bench", "ai.onnxruntime.."),
        onlyIn("dashboards", "org.springframework.."),
        onlyIn("engine", "com.sun.jna.."),
        onlyIn("store", "com.clickhouse.."));
  }

  @Test
  void theContractKnowsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(OURS + "contract..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(OURS + "contract..", "java..")
        .check(all);
  }

  @Test
  void scoringKnowsTheContractTheJdkJacksonTheSegmenterAndCelOnly() {
    classes()
        .that()
        .resideInAPackage(OURS + "scoring..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            OURS + "scoring..",
            OURS + "contract..",
            "java..",
            "com.fasterxml.jackson..",
            "com.hankcs.hanlp..",
            "dev.cel..",
            "com.google.common.collect..") // CEL's types are made of it
        .check(all);
  }

  /** How YAML is read knows nothing of scoring; that alone is shared. */
  @Test
  void ofIngestOnlyTheProcessOfConnectionsKnowsMoreThanTheContract() {
    noClasses()
        .that(
            resideInAPackage(OURS + "ingest..")
                .and(resideOutsideOfPackage(OURS + "ingest.connect..")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(OURS + "store..", OURS + "scoring..")
                .and(resideOutsideOfPackage(OURS + "scoring.yaml..")))
        .check(all);
  }

  @Test
  void theDomainReadsNoClockRandomnessOrLocale() {
    noClasses()
        .that()
        .resideInAnyPackage(
            OURS + "contract..",
            OURS + "scoring..",
            OURS + "ingest.health..",
            OURS + "dashboards.casework..",
            OURS + "dashboards.listing..")
        .should()
        .accessTargetWhere(target(fullNameMatching(String.join("|", SURROUNDINGS))))
        .check(all);
  }

  @Test
  void theProcedureOfCasesKnowsNoFramework() {
    classes()
        .that()
        .resideInAnyPackage(OURS + "dashboards.casework..", OURS + "dashboards.listing..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    OURS + "dashboards.casework..",
                    OURS + "dashboards.listing..",
                    OURS + "dashboards.access..",
                    OURS + "contract..",
                    "java..")
                .or(simpleName("Wording")))
        .check(all);
  }

  private static DynamicTest onlyIn(String room, String library) {
    return DynamicTest.dynamicTest(
        library,
        () -> {
          assertThat(all.that(resideInAPackage(OURS + room + "..")))
              .as("a class of %s uses %s, else this rule holds nothing", room, library)
              .anyMatch(
                  user ->
                      user.getDirectDependenciesFromSelf().stream()
                          .anyMatch(used -> resideInAPackage(library).test(used.getTargetClass())));
          noClasses()
              .that()
              .resideOutsideOfPackage(OURS + room + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(library)
              .check(all);
        });
  }

  private record Room(String module, String name, List<String> knows) {
    Room(String module, String name, String... knows) {
      this(module, name, List.of(knows));
    }

    Path classFiles() {
      return Launcher.HOME.resolve(module).resolve("target/classes");
    }

    String home() {
      return OURS + name + "..";
    }

    /** Its own classes, those of the rooms that it knows, and all that is not ours. */
    DescribedPredicate<JavaClass> allowed() {
      String[] packages =
          Stream.concat(Stream.of(name), knows.stream())
              .map(known -> OURS + known + "..")
              .toArray(String[]::new);
      return resideInAnyPackage(packages).or(resideOutsideOfPackage("cn.financebrain.."));
    }

    void check() {
      JavaClasses own = all.that(describe("of " + module, this::holds));
      assertThat(own).as("%s is not built: ./mvnw package", module).isNotEmpty();
      classes().should().resideInAPackage(home()).check(own);
    }

    private boolean holds(JavaClass candidate) {
      String folder = classFiles().toUri().toString();
      return candidate.getSource().stream()
          .anyMatch(source -> source.getUri().toString().startsWith(folder));
    }
  }
}
