package cn.financebrain.cli;

import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.scoring.profile.Catalogue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was found of the drift of models, for people and for programs.
 *
 * @param catalogue that names the tags
 */
record DriftReport(List<DriftWatch.Look> looks, Catalogue catalogue) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Tags that are shown although they are stable. */
  private static final int SHOWN = 20;

  DriftReport {
    looks = List.copyOf(looks);
  }

  /** A table for each model: all that has moved, and as many others as fill it. */
  String text() {
    if (looks.isEmpty()) {
      return Messages.text("model.none-in-force");
    }
    return looks.stream()
        .map(this::text)
        .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
  }

  private String text(DriftWatch.Look look) {
    List<String> lines = new ArrayList<>();
    DriftFinding index = look.findings().get(0);
    String risk = Words.chinese() ? look.risk().chinese() : look.risk().english();
    lines.add(Messages.text("drift.model", risk, look.model(), index.enterprises()));
    if (!look.unscored().isEmpty()) {
      lines.add(Messages.text("drift.unscored", unscored(look)));
    }
    if (index.state() == State.NO_REFERENCE) {
      lines.add(Messages.text("drift.no-reference"));
      return String.join(System.lineSeparator(), lines);
    }
    List<DriftFinding> shown = shown(look);
    lines.add(table(shown).toString());
    lines.add(
        Messages.text(
            "drift.sum",
            look.count(State.ALARM),
            look.count(State.WATCH),
            look.count(State.NOT_JUDGED),
            look.findings().size() - shown.size()));
    return String.join(System.lineSeparator(), lines);
  }

  private static List<DriftFinding> shown(DriftWatch.Look look) {
    List<DriftFinding> all = look.findings();
    long moved = look.count(State.ALARM) + look.count(State.WATCH);
    return all.subList(0, (int) Math.min(all.size(), Math.max(SHOWN, moved) + 1));
  }

  private Table table(List<DriftFinding> findings) {
    Table table = new Table(Messages.text("drift.header"));
    for (DriftFinding finding : findings) {
      table.row(
          Messages.text("drift.state." + id(finding.state())),
          number(finding.psi(), "%.3f"),
          percent(finding.unknownThen()),
          percent(finding.unknownNow()),
          finding.isOfIndex() ? "-" : finding.subject(),
          name(finding));
    }
    return table;
  }

  private String name(DriftFinding finding) {
    if (finding.isOfIndex()) {
      return Messages.text("drift.index");
    }
    return tag(finding)
        .map(tag -> Words.chinese() ? tag.chinese() : tag.english())
        .orElse(finding.subject());
  }

  private Optional<TagSpec> tag(DriftFinding finding) {
    return catalogue.contains(finding.subject())
        ? Optional.of(catalogue.tag(finding.subject()))
        : Optional.empty();
  }

  private static String unscored(DriftWatch.Look look) {
    return look.unscored().entrySet().stream()
        .map(why -> Messages.text("drift.why." + why.getKey()) + " " + why.getValue())
        .collect(Collectors.joining(Words.chinese() ? "，" : ", "));
  }

  /**
   * All findings: {@code risk, model, tag, chinese, english, psi, state, …}; of the index no tag.
   */
  void write(Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
      csv.writeRecord(
          "risk",
          "model",
          "tag",
          "chinese",
          "english",
          "psi",
          "state",
          "unknown_then",
          "unknown_now",
          "enterprises");
      looks.stream()
          .flatMap(look -> look.findings().stream())
          .forEach(finding -> csv.writeRecord(cells(finding)));
    }
  }

  private List<String> cells(DriftFinding finding) {
    Optional<TagSpec> tag = tag(finding);
    return List.of(
        finding.risk().id(),
        finding.model(),
        finding.subject(),
        tag.map(TagSpec::chinese).orElse(""),
        tag.map(TagSpec::english).orElse(""),
        cell(finding.psi()),
        id(finding.state()),
        cell(finding.unknownThen()),
        cell(finding.unknownNow()),
        Long.toString(finding.enterprises()));
  }

  String json() {
    ArrayNode models = JSON.createArrayNode();
    for (DriftWatch.Look look : looks) {
      ObjectNode model = models.addObject();
      model.put("risk", look.risk().id()).put("model", look.model());
      ObjectNode unscored = model.putObject("unscored");
      look.unscored().forEach(unscored::put);
      add(model.putObject("index"), look.findings().get(0));
      ArrayNode tags = model.putArray("tags");
      look.findings().stream().skip(1).forEach(finding -> addTag(tags.addObject(), finding));
    }
    return models.toPrettyString();
  }

  private void addTag(ObjectNode node, DriftFinding finding) {
    node.put("tag", finding.subject());
    tag(finding).ifPresent(tag -> node.put("chinese", tag.chinese()).put("english", tag.english()));
    add(node, finding);
  }

  private static void add(ObjectNode node, DriftFinding finding) {
    node.put("state", id(finding.state()));
    put(node, "psi", finding.psi());
    put(node, "unknownThen", finding.unknownThen());
    put(node, "unknownNow", finding.unknownNow());
    node.put("enterprises", finding.enterprises());
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String percent(double share) {
    return number(100 * share, "%.1f %%");
  }

  private static String number(double value, String format) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String id(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
