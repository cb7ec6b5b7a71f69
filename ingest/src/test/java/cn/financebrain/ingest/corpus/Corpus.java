package cn.financebrain.ingest.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The collection of broken inputs under {@code corpus/} of the test resources: lists of cases in
 * YAML, each with {@code id}, {@code says} (what happened at the department), the broken thing and
 * what is expected. {@code %x*200} in a text stands for 200 times x.
 */
public final class Corpus {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern REPEATED = Pattern.compile("%(.)\\*([0-9]+)");

  private Corpus() {}

  /** What is to be done with a case. */
  @FunctionalInterface
  public interface Check {
    void of(JsonNode broken) throws Exception;
  }

  /** One test for each case of a file. */
  public static Stream<DynamicTest> tests(String file, Check check) {
    return cases(file).stream().map(broken -> dynamicTest(name(broken), () -> check.of(broken)));
  }

  private static String name(JsonNode broken) {
    return broken.required("id").asText() + ": " + broken.required("says").asText();
  }

  public static List<JsonNode> cases(String file) {
    List<JsonNode> cases = new ArrayList<>();
    try {
      YAML.readTree(resource(file)).forEach(cases::add);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return cases;
  }

  public static String resource(String file) {
    try (InputStream in = Corpus.class.getResourceAsStream("/corpus/" + file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The text of a node, written out. */
  public static String text(JsonNode node) {
    Matcher repeated = REPEATED.matcher(node.asText());
    return repeated.replaceAll(
        match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
  }

  /** A sound text with one or more parts of it replaced, or the text of the case itself. */
  public static String edited(String sound, JsonNode broken) {
    if (!broken.has("replace")) {
      return text(broken.has("yaml") ? broken.get("yaml") : broken.required("json"));
    }
    String edited = replaced(sound, broken.required("replace").asText(), text(broken.get("by")));
    return broken.has("and")
        ? replaced(edited, broken.get("and").get(0).asText(), broken.get("and").get(1).asText())
        : edited;
  }

  private static String replaced(String text, String part, String by) {
    if (!text.contains(part)) {
      throw new IllegalArgumentException("nothing to replace: " + part);
    }
    return text.replace(part, by);
  }
}
