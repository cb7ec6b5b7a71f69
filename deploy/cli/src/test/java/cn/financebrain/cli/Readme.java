package cn.financebrain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands that a page of Markdown shows in its {@code sh} and {@code console} blocks. */
record Readme(Path page, List<Shown> commands) {
  private static final Pattern BLOCK =
      Pattern.compile("^```(sh|console)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final String PROMPT = "$ ";
  private static final String LEFT_OUT = "…";

  /**
   * @param words the program and its arguments
   * @param printed the lines that the page shows below it, without those that stand for others
   */
  record Shown(List<String> words, List<String> printed) {

    String program() {
      return words.get(0);
    }

    String[] arguments() {
      return words.subList(1, words.size()).toArray(String[]::new);
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  static Readme read(Path page) throws IOException {
    List<Shown> commands = new ArrayList<>();
    BLOCK
        .matcher(Files.readString(page))
        .results()
        .forEach(block -> read(block.group(1).equals("console"), block.group(2), commands));
    return new Readme(page, List.copyOf(commands));
  }

  /** In a console block a prompt marks what is typed; in a block for the shell all lines are. */
  private static void read(boolean console, String block, List<Shown> commands) {
    for (String line : block.lines().toList()) {
      if (!console) {
        commands.add(new Shown(words(line), List.of()));
      } else if (line.startsWith(PROMPT)) {
        commands.add(new Shown(words(line.substring(PROMPT.length())), new ArrayList<>()));
      } else if (!line.isBlank() && !line.strip().equals(LEFT_OUT)) {
        commands.get(commands.size() - 1).printed().add(line.strip());
      }
    }
  }

  private static List<String> words(String line) {
    return WORD.matcher(line.replaceFirst("\\s+#\\s.*$", "")).results().map(Readme::word).toList();
  }

  private static String word(MatchResult match) {
    return match.group(1) == null ? match.group(2) : match.group(1);
  }
}
