package cn.financebrain.scoring.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/**
 * One YAML document, in which nothing is passed over in silence: no key stands twice, no second
 * document follows, and there are no aliases, which the reader would take for their own names.
 */
public final class YamlReader {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
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
      throw new YamlException(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new YamlException(e.getMessage(), e);
    }
  }

  private static void requireNoAlias(String yaml) throws IOException {
    try (YAMLParser parser = FACTORY.createParser(yaml)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw new YamlException(
              "line %d: the alias *%s, expected what it stands for"
                  .formatted(parser.currentTokenLocation().getLineNr(), parser.getText()),
              null);
        }
      }
    }
  }
}
