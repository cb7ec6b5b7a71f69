package cn.financebrain.scoring.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.scoring.corpus.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a lexicon or in the rules of stance, its problems are told, not thrown. */
class LexiconFuzzTest {
  private static final List<String> WORDS =
      List.of(":", "- ", "\n", "{", "}", "[", "]", "''", ", ", "null", "0", "词", "ＡＢ", "*a", "\t");

  @Property
  void lexicons(@ForAll("lexiconBytes") byte[] bytes) {
    Damage.allows(
        LexiconException.class,
        () -> {
          LexiconReader reader = new LexiconReader();
          reader.read("fraud.yaml", new String(bytes, UTF_8));
          reader.lexicons().get("fraud").canonical();
        });
  }

  @Property(tries = 200)
  void stances(@ForAll("stanceBytes") byte[] bytes) {
    Damage.allows(
        LexiconException.class,
        () -> StanceReader.read("stance.yaml", new String(bytes, UTF_8)).canonical());
  }

  @Provide
  Arbitrary<byte[]> lexiconBytes() throws IOException {
    return Damage.of(resource("/lexicons/fraud.yaml"), WORDS);
  }

  @Provide
  Arbitrary<byte[]> stanceBytes() throws IOException {
    return Damage.of(resource("/text/stance.yaml"), WORDS);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = LexiconFuzzTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
