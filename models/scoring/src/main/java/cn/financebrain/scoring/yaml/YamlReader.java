package cn.financebrain.scoring.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One YAML document, in which nothing is passed over in silence: no key stands twice, no second
 * document follows, and there are no aliases, which the reader would take for their own names.
 */
public final class YamlReader {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** How SnakeYAML tells a problem: what it is, and below it where. */
  private static final Pattern PROBLEM =
      Pattern.compile("^(.*)\\R in '[^']*', line ([0-9]+), column [0-9]+", Pattern.MULTILINE);

  private static final ObjectMapper MAPPER =
      new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private YamlReader() {}

  /**
   * The document; a missing node where there is none.
   *
   * @throws YamlException telling what is wrong and where
   */
  public static JsonNode read(String yaml) {
    try {
      requireNoAlias(yaml);
      return MAPPER.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new YamlException(e.getOriginalMessage(), problem(e), e);
    } catch (IOException e) {
      throw new YamlException(e.getMessage(), "not YAML: " + e.getMessage(), e);
    }
  }

  private static void requireNoAlias(String yaml) throws IOException {
    try (YAMLParser parser = FACTORY.createParser(yaml)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          String problem =
              "line %d: the alias *%s, expected what it stands for"
                  .formatted(parser.currentTokenLocation().getLineNr(), parser.getText());
          throw new YamlException(problem, problem, null);
        }
      }
    }
  }

  private static String problem(JsonProcessingException e) {
    String message = e.getOriginalMessage() == null ? "not YAML" : e.getOriginalMessage();
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    String what = message.lines().findFirst().orElse("not YAML");
    Matcher places = PROBLEM.matcher(message);
    while (places.find()) { // the last one is the cause
      what = places.group(1);
      line = Long.parseLong(places.group(2));
    }
    return "line %d: %s".formatted(line, what);
  }
}
