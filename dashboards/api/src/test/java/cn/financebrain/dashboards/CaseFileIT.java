package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of a case, checked by the programs that lie in it, and what they find in forged ones.
 */
@ExtendWith(CaseServer.Shared.class)
class CaseFileIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROGRAMS = Path.of("src/main/resources/case-file").toAbsolutePath();

  @TempDir static Path directory;
  private static String number;
  private static String alert;
  private static byte[] zip;
  private static String manifest;

  @BeforeAll
  static void export() {
    ReportedEnterprise reported = new ReportedEnterprise(desk.server.modelsDir());
    desk.warehouse.write(reported.rows);
    alert = reported.alert();
    number = desk.open(alert);
    desk.as("lead")
        .upload("/api/cases/%s/attachments".formatted(number), "笔录.txt", "询问笔录".getBytes(UTF_8))
        .expect(200);
    desk.inspected(number, "confirmed");
    HttpResponse<byte[]> answer = file("lead", "移送公安机关");
    assertThat(answer.statusCode()).isEqualTo(200);
    zip = answer.body();
    manifest = answer.headers().firstValue("X-Manifest-Sha256").orElseThrow();
  }

  private static String path(String purpose) {
    return "/api/cases/%s/file?purpose=%s".formatted(number, URLEncoder.encode(purpose, UTF_8));
  }

  private static HttpResponse<byte[]> file(String official, String purpose) {
    return desk.as(official).download(path(purpose));
  }

  /** A checker of the file. */
  private record Checker(String name, List<String> command) {}

  /** Python is not everywhere that this is built; Java is. */
  private static List<Checker> checkers() {
    List<Checker> checkers = new ArrayList<>();
    checkers.add(
        new Checker(
            "Verify.java",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                PROGRAMS.resolve("Verify.java").toString())));
    try {
      if (new ProcessBuilder("python3", "-V").start().waitFor() == 0) {
        checkers.add(
            new Checker("verify.py", List.of("python3", PROGRAMS.resolve("verify.py").toString())));
      }
    } catch (IOException noPython) {
      // Java alone
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return checkers;
  }

  private record Checked(int exitCode, String said) {}

  private static Checked check(Checker checker, Path file, String... more) throws Exception {
    List<String> command = new ArrayList<>(checker.command());
    command.add(file.toString());
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Checked(process.waitFor(), said);
  }

  private static Path write(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }

  private static Map<String, byte[]> unpacked() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static Path packed(String name, Map<String, byte[]> files) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream archive = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        archive.putNextEntry(new ZipEntry(each.getKey()));
        archive.write(each.getValue());
      }
    }
    return file;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @TestFactory
  Stream<DynamicTest> aFileThatNobodyTouchedIsIntact() {
    return checkers().stream()
        .map(
            checker ->
                DynamicTest.dynamicTest(
                    checker.name(),
                    () -> {
                      Path file = write("good.zip", zip);
                      assertThat(check(checker, file).said()).contains("Intact", "--manifest");
                      Checked checked = check(checker, file, "--manifest", manifest);
                      assertThat(checked.exitCode()).as(checked.said()).isZero();
                      assertThat(checked.said()).contains("Intact").doesNotContain("not compared");
                      Path folder =
                          Files.createDirectories(directory.resolve(checker.name() + "d"));
                      for (Map.Entry<String, byte[]> each : unpacked().entrySet()) {
                        Path part = folder.resolve(each.getKey());
                        Files.createDirectories(part.getParent());
                        Files.write(part, each.getValue());
                      }
                      assertThat(check(checker, folder).exitCode()).isZero();
                      assertThat(check(checker, file, "--manifest").exitCode()).isEqualTo(2);
                    }));
  }

  @Test
  void itHoldsTheCaseItsProofsItsFilesAndWhatTheTrailSays() throws Exception {
    Map<String, byte[]> files = unpacked();

    assertThat(files)
        .containsKeys(
            "README.txt",
            "manifest.json",
            "case.json",
            "alerts/" + alert + ".json",
            "attachments/01-笔录.txt",
            "audit/entries.json",
            "audit/links.csv",
            "audit/anchors.json",
            "verify.py",
            "Verify.java");
    JsonNode told = JSON.readTree(files.get("manifest.json"));
    assertThat(told.path("purpose").asText()).isEqualTo("移送公安机关");
    assertThat(told.path("exportedBy").asText()).isEqualTo("lead");
    assertThat(sha256(files.get("manifest.json"))).isEqualTo(manifest);
    JsonNode proof = JSON.readTree(files.get("alerts/" + alert + ".json"));
    assertThat(proof.path("same").asBoolean()).isTrue();
    assertThat(JSON.readTree(files.get("audit/entries.json")).findValuesAsText("action"))
        .contains("case.opened", "case.attached", "case.acted");
  }

  @Test
  void theExportIsInTheTrailWithItsPurposeAndTheHash() {
    String detail =
        desk.server
            .database()
            .sql(
                "select detail from audit_entry where action = 'case.file-exported'"
                    + " and object = :number order by id limit 1")
            .param("number", number)
            .query(String.class)
            .single();
    assertThat(detail).isEqualTo("manifest " + manifest + " 移送公安机关");
  }

  @Test
  void whoMayNotSeeTheCaseOrSaysNoPurposeGetsNothing() {
    desk.as("elsewhere").get(path("检查用")).expectProblem(404, "case-not-found");
    desk.as("inspector").get(path("检查用")).expectProblem(403, "forbidden");
    desk.as("lead").get(path("")).expectProblem(400, "invalid-parameter");
    desk.as("lead").get(path(" 一 ")).expectProblem(400, "invalid-parameter");
    desk.as("lead").get(path("两\n行")).expectProblem(400, "invalid-parameter");
    desk.as("lead")
        .get("/api/cases/1999-000001/file?purpose=none")
        .expectProblem(404, "case-not-found");
  }

  @Test
  void naturalPersonsAreMaskedForWhoMayNotSeeThem() {
    String seen = proofs(zip);
    String masked = proofs(file("analyst", "统计分析").body());
    assertThat(seen).contains("5b1e8f");
    assertThat(masked).contains("***").doesNotContain("5b1e8f");
  }

  private static String proofs(byte[] archive) {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().startsWith("alerts/")) {
          text.append(new String(in.readAllBytes(), UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Changes a file, and the manifest so that it agrees. */
  private static Map<String, byte[]> forged(String name, UnaryOperator<String> change)
      throws Exception {
    Map<String, byte[]> files = unpacked();
    String before = new String(files.get(name), UTF_8);
    byte[] after = change.apply(before).getBytes(UTF_8);
    assertThat(after).as("something is changed").isNotEqualTo(files.get(name));
    String listed = new String(files.get("manifest.json"), UTF_8);
    files.put(
        "manifest.json",
        listed
            .replace(sha256(files.get(name)), sha256(after))
            .replaceAll(
                "(\"name\" : \"%s\",\\s*\"size\" : )\\d+".formatted(name), "$1" + after.length)
            .getBytes(UTF_8));
    files.put(name, after);
    return files;
  }

  private interface Forgery {
    Map<String, byte[]> make() throws Exception;
  }

  private static Map<String, Forgery> forgeries() {
    Map<String, Forgery> all = new TreeMap<>();
    all.put(
        "a byte of an attachment",
        () -> {
          Map<String, byte[]> files = unpacked();
          files.get("attachments/01-笔录.txt")[0]++;
          return files;
        });
    all.put(
        "a file is missing",
        () -> {
          Map<String, byte[]> files = unpacked();
          files.remove("alerts/" + alert + ".json");
          return files;
        });
    all.put(
        "a file is added",
        () -> {
          Map<String, byte[]> files = unpacked();
          files.put("attachments/02-新.txt", new byte[] {1});
          return files;
        });
    all.put(
        "no manifest",
        () -> {
          Map<String, byte[]> files = unpacked();
          files.remove("manifest.json");
          return files;
        });
    all.put("another attachment", () -> forged("attachments/01-笔录.txt", text -> text + "。"));
    all.put(
        "another verdict in the history",
        () ->
            forged("case.json", text -> text.replaceFirst("\"version\" : 1,", "\"version\" : 9,")));
    all.put(
        "another band in a proof",
        () ->
            forged(
                "alerts/" + alert + ".json",
                text -> text.replaceFirst("\"band\" : \"red\"", "\"band\" : \"blue\"")));
    all.put(
        "another text in a proof",
        () ->
            forged(
                "alerts/" + alert + ".json",
                text -> text.replaceFirst("\"stored\" : \"red\"", "\"stored\" : \"blue\"")));
    all.put(
        "another actor in the trail",
        () -> forged("audit/entries.json", text -> text.replace("\"lead\"", "\"nobody\"")));
    all.put(
        "another hash in the chain",
        () -> forged("audit/links.csv", text -> text.replaceFirst(",[0-9a-f]{8}", ",00000000")));
    all.put(
        "a gap in the chain",
        () ->
            forged(
                "audit/links.csv",
                text -> {
                  List<String> lines = new ArrayList<>(text.lines().toList());
                  lines.remove(lines.size() / 2);
                  return String.join("\n", lines) + "\n";
                }));
    all.put(
        "the end of the chain",
        () ->
            forged(
                "audit/links.csv",
                text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1)));
    all.put(
        "an anchor of another chain",
        () ->
            forged(
                "audit/anchors.json",
                text ->
                    "[{\"day\":\"2026-01-01\",\"id\":1,\"hash\":\"%s\"}]"
                        .formatted("0".repeat(64))));
    all.put("cut short", () -> Map.of("manifest.json", "{\"format\"".getBytes(UTF_8)));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> eachForgeryIsFound() {
    return checkers().stream()
        .flatMap(
            checker ->
                forgeries().entrySet().stream()
                    .map(
                        forgery ->
                            DynamicTest.dynamicTest(
                                checker.name() + ": " + forgery.getKey(),
                                () -> {
                                  Path file = packed("forged.zip", forgery.getValue().make());
                                  Checked checked = check(checker, file);
                                  assertThat(checked.exitCode()).as(checked.said()).isEqualTo(1);
                                  assertThat(checked.said()).contains("×");
                                })));
  }

  /** What agrees with itself all through is told apart by the hash that the trail holds. */
  @TestFactory
  Stream<DynamicTest> aFileThatWasReplacedAsAWholeIsFoundByTheManifestsHash() {
    return checkers().stream()
        .map(
            checker ->
                DynamicTest.dynamicTest(
                    checker.name(),
                    () -> {
                      Map<String, byte[]> files = unpacked();
                      String listed = new String(files.get("manifest.json"), UTF_8);
                      files.put("manifest.json", listed.replace("移送公安机关", "内部留存").getBytes(UTF_8));
                      Path file = packed("replaced.zip", files);
                      assertThat(check(checker, file).exitCode()).isZero();
                      Checked checked = check(checker, file, "--manifest", manifest);
                      assertThat(checked.exitCode()).isEqualTo(1);
                      assertThat(checked.said()).contains("the manifest is another one");
                    }));
  }
}
