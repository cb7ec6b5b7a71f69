package cn.financebrain.ingest.simulate.text;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.text.Template.Piece;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts of one kind, drawn from the templates of a file in {@code resources/simulate}. A part is a
 * list of templates, one of which is drawn; templates hold parts in turn, so that a few dozen make
 * thousands of different texts. What the file lists under {@code given} the caller fills in.
 */
public final class Texts {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String WORDS = "words";

  private record Source(List<String> given, Map<String, List<String>> parts) {}

  private final String name;
  private final Set<String> given;
  private final Map<String, List<Template>> parts = new HashMap<>();

  private Texts(String name) {
    this.name = name;
    Source words = source(WORDS);
    Source own = source(name);
    this.given = new HashSet<>(words.given());
    given.addAll(own.given());
    words.parts().forEach(this::add);
    own.parts().forEach(this::add);
    check();
  }

  /**
   * @throws IllegalStateException if a template of the file names a part that is not there
   */
  public static Texts of(String name) {
    return new Texts(name);
  }

  private static Source source(String name) {
    String path = "/simulate/" + name + ".yaml";
    try (InputStream in = Texts.class.getResourceAsStream(path)) {
      return YAML.readValue(in, Source.class);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private void add(String part, List<String> templates) {
    parts.put(part, templates.stream().map(Template::of).toList());
  }

  private void check() {
    Set<String> unknown = new HashSet<>();
    parts.values().stream()
        .flatMap(List::stream)
        .flatMap(template -> template.pieces().stream())
        .filter(Piece.Part.class::isInstance)
        .map(piece -> ((Piece.Part) piece).name())
        .filter(part -> !given.contains(part) && !parts.containsKey(part))
        .forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("simulate/%s.yaml lacks parts %s".formatted(name, unknown));
    }
  }

  /** The parts that the file and the common words have. */
  Set<String> parts() {
    return Set.copyOf(parts.keySet());
  }

  Set<String> given() {
    return Set.copyOf(given);
  }

  /**
   * One text of a part.
   *
   * @param filled the given parts
   * @throws IllegalArgumentException if there is no such part, or one that is given is not filled
   */
  public String draw(String part, Draws draws, Map<String, String> filled) {
    StringBuilder text = new StringBuilder();
    append(part, draws, filled, text);
    return text.toString();
  }

  private void append(String part, Draws draws, Map<String, String> filled, StringBuilder to) {
    String value = filled.get(part);
    if (value != null) {
      to.append(value);
      return;
    }
    List<Template> templates = parts.get(part);
    if (templates == null) {
      throw new IllegalArgumentException(
          "simulate/%s.yaml: nothing fills '%s'".formatted(name, part));
    }
    for (Piece piece : draws.pick(templates).pieces()) {
      if (piece instanceof Piece.Plain plain) {
        to.append(plain.text());
      } else if (piece instanceof Piece.Range range) {
        to.append(draws.between(range.least(), range.most()));
      } else {
        append(((Piece.Part) piece).name(), draws, filled, to);
      }
    }
  }
}
