package cn.financebrain.cli;

import cn.financebrain.console.Words;
import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ReasonSentences;
import cn.financebrain.scoring.explain.Ruling;
import cn.financebrain.scoring.explain.Sentence;
import cn.financebrain.scoring.model.Counterfactuals;
import cn.financebrain.scoring.model.ScoreReasons;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An explained score as the command line tells it: as text in the reader's language, or as JSON
 * with both languages.
 *
 * @param peers by tag
 */
record Explanation(ExplainedScore explained, Map<String, PeerComparison> peers) {
  private static final int REASONS_SHOWN = 10;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  void print(PrintStream out) {
    Score.Scored stored = explained.stored();
    out.println(
        Messages.text(
            "explain.score",
            name(stored.risk()),
            points(stored.index()),
            Messages.text("explain.band." + id(stored.band())),
            stored.probability(),
            stored.asOf(),
            stored.release(),
            stored.model()));
    if (explained.agrees()) {
      out.println(Messages.text("explain.agrees"));
    } else if (explained.derived() instanceof Score.Scored now) {
      out.println(Messages.text("explain.differs", now.probability(), points(now.index())));
    } else {
      String why = id(((Score.Unscored) explained.derived()).why());
      out.println(Messages.text("explain.lost", Messages.text("explain.why." + why)));
    }
    explained.reasons().ifPresent(why -> print(why, out));
    printRulings(stored, out);
    explained.otherwise().ifPresent(found -> print(found, out));
    out.println();
  }

  private void print(ScoreReasons why, PrintStream out) {
    ReasonSentences sentences = new ReasonSentences(explained::tag);
    List<Reason> shown = why.reasons().stream().limit(REASONS_SHOWN).toList();
    List<Reason> rest = why.reasons().subList(shown.size(), why.reasons().size());
    out.println(line(why.baseIndex(), Messages.text("explain.base")));
    for (Reason reason : shown) {
      out.println(line(why.points(reason), inWords(sentence(sentences, why, reason))));
    }
    if (!rest.isEmpty()) {
      double points = rest.stream().mapToDouble(why::points).sum();
      out.println(line(points, Messages.text("explain.rest", rest.size())));
    }
    out.println(line(why.index(), Messages.text("explain.total")));
  }

  private void printRulings(Score.Scored stored, PrintStream out) {
    for (Ruling ruling : explained.rulings()) {
      String name = Words.chinese() ? ruling.chinese() : ruling.english();
      if (ruling.points().isPresent()) {
        out.println(
            line(ruling.points().getAsInt(), Messages.text("explain.rule", name, ruling.rule())));
      } else {
        out.println(" ".repeat(9) + Messages.text("explain.veto", name, ruling.rule()));
      }
    }
    if (!stored.ruled().points().isEmpty()) {
      out.println(line(stored.index(), Messages.text("explain.ruled")));
    }
  }

  private void print(Counterfactuals found, PrintStream out) {
    ReasonSentences sentences = new ReasonSentences(explained::tag);
    out.println(inWords(ReasonSentences.of(found.finding())));
    found.hints().forEach(hint -> out.println("  - " + inWords(sentences.of(hint))));
  }

  private Sentence sentence(ReasonSentences sentences, ScoreReasons why, Reason reason) {
    return sentences.of(reason, why.points(reason), Optional.ofNullable(peers.get(reason.tag())));
  }

  private static String line(double points, String words) {
    return String.format(Locale.ROOT, "%+7.1f  %s", points, words);
  }

  static void print(Score.Unscored score, PrintStream out) {
    out.println(
        Messages.text(
            "explain.unscored",
            name(score.risk()),
            Messages.text("explain.why." + id(score.why())),
            score.asOf(),
            score.release()));
  }

  /** Numbers in full: the probability is that of the score, bit by bit. */
  ObjectNode json() {
    Score.Scored stored = explained.stored();
    ObjectNode node = head(stored).put("model", stored.model()).put("agrees", explained.agrees());
    node.set("stored", figures(stored));
    node.set(
        "derived",
        explained.derived() instanceof Score.Scored now ? figures(now) : NODES.nullNode());
    explained.reasons().ifPresent(why -> node.setAll(json(why)));
    ArrayNode rulings = node.putArray("rulings");
    for (Ruling ruling : explained.rulings()) {
      ObjectNode each = rulings.addObject().put("rule", ruling.rule());
      each.put("chinese", ruling.chinese()).put("english", ruling.english());
      ruling.points().ifPresent(points -> each.put("points", points));
    }
    explained.otherwise().ifPresent(found -> node.set("otherwise", json(found)));
    return node;
  }

  static ObjectNode json(Score.Unscored score) {
    return head(score).put("unscored", id(score.why()));
  }

  private static ObjectNode head(Score score) {
    return NODES
        .objectNode()
        .put("enterprise", score.enterprise().text())
        .put("risk", score.risk().id())
        .put("asOf", score.asOf().toString())
        .put("release", score.release());
  }

  private static ObjectNode figures(Score.Scored score) {
    return NODES
        .objectNode()
        .put("probability", score.probability())
        .put("index", score.index())
        .put("band", id(score.band()));
  }

  private ObjectNode json(ScoreReasons why) {
    ReasonSentences sentences = new ReasonSentences(explained::tag);
    ObjectNode node =
        NODES
            .objectNode()
            .put("base", why.base())
            .put("baseIndex", why.baseIndex())
            .put("margin", why.margin())
            .put("index", why.index());
    ArrayNode reasons = node.putArray("reasons");
    for (Reason reason : why.reasons()) {
      ObjectNode each =
          both(reasons.addObject().put("tag", reason.tag()), sentence(sentences, why, reason))
              .put("contribution", reason.contribution())
              .put("points", why.points(reason));
      ArrayNode evidence = each.putArray("evidence");
      reason.evidence().forEach(key -> evidence.add(key.source() + "|" + key.id()));
    }
    return node;
  }

  private ObjectNode json(Counterfactuals found) {
    ReasonSentences sentences = new ReasonSentences(explained::tag);
    ObjectNode node = NODES.objectNode().put("finding", id(found.finding()));
    ArrayNode hints = node.putArray("hints");
    found.hints().forEach(hint -> both(hints.addObject(), sentences.of(hint)));
    return node;
  }

  private static ObjectNode both(ObjectNode node, Sentence sentence) {
    return node.put("chinese", sentence.chinese()).put("english", sentence.english());
  }

  private static String inWords(Sentence sentence) {
    return Words.chinese() ? sentence.chinese() : sentence.english();
  }

  private static String name(Risk risk) {
    return Words.chinese() ? risk.chinese() : risk.english();
  }

  private static String points(double index) {
    return String.format(Locale.ROOT, "%.1f", index);
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
