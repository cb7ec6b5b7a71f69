package cn.financebrain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.cli.city.CityPlan;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of one simulated city, parted by enterprise, so that each part can be told on its own.
 * Rows that are broken at the enterprise's code belong to no part.
 */
final class BenchCity {
  private static final Pattern USCC = Pattern.compile("\\b9[13][0-9]{6}[0-9A-Z]{10}\\b");

  private BenchCity() {}

  /**
   * Writes the city and parts it.
   *
   * @param sizes how many enterprises each part has; together those of the plan
   * @param parts the directories of the parts, in the same order; with the labels of their own
   */
  static void write(CityPlan plan, Path directory, List<Integer> sizes, List<Path> parts)
      throws IOException {
    plan.write(directory, months -> {});
    Map<String, Integer> partOf = partOf(directory.resolve("truth.csv"), sizes);
    for (Path part : parts) {
      Files.createDirectories(part);
    }
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(directory, "*.csv")) {
      for (Path table : tables) {
        part(table, parts, partOf);
        Files.delete(table);
      }
    }
  }

  private static Map<String, Integer> partOf(Path truth, List<Integer> sizes) throws IOException {
    Map<String, Integer> parts = new HashMap<>();
    List<String> lines = Files.readAllLines(truth);
    int line = 1;
    for (int part = 0; part < sizes.size(); part++) {
      for (int i = 0; i < sizes.get(part); i++) {
        String row = lines.get(line++);
        parts.put(row.substring(0, row.indexOf(',')), part);
      }
    }
    return parts;
  }

  private static void part(Path table, List<Path> parts, Map<String, Integer> partOf)
      throws IOException {
    List<BufferedWriter> writers = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(table, UTF_8)) {
      String header = lines.readLine();
      for (Path part : parts) {
        BufferedWriter writer =
            Files.newBufferedWriter(part.resolve(String.valueOf(table.getFileName())), UTF_8);
        writers.add(writer);
        writer.write(header + "\n");
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher code = USCC.matcher(line);
        Integer part = code.find() ? partOf.get(code.group()) : null;
        if (part != null) {
          writers.get(part).write(line + "\n");
        }
      }
    } finally {
      for (BufferedWriter writer : writers) {
        writer.close();
      }
    }
  }
}
